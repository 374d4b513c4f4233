#include "ui/settings/WebChatSettings.h"

#include "tests/support/desk/DeskDouble.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Theme.h"

#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

#include <memory>

using namespace tierdesk;
using namespace tierdesk::ui;
using client::Connection;

/// The settings of the web chat by object names, against a server over sockets.
class WebChatSettingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Appearance{}); }
    void init()
    {
        m_desk = std::make_unique<test::DeskDouble>();
        m_desk->me.role = Role::Supervisor;
        m_desk->webChat.name = u"Acme"_s;
        m_desk->webChat.texts = {{u"de"_s, QJsonObject{{u"welcome"_s, u"Hallo!"_s}}}};
        Connection::Timing timing;
        timing.backoff = {10, 40};
        m_connection = std::make_unique<Connection>(timing);
        m_connection->setServer(m_desk->url());
        m_connection->setToken(m_desk->token);
        m_page = std::make_unique<WebChatSettings>(*m_connection);
        m_page->resize(700, 600);
        m_page->QWidget::show();
        m_page->setPerson(m_desk->me);
        QTRY_COMPARE(edit("webChatName").text(), u"Acme"_s);
    }
    void cleanup()
    {
        m_page.reset();
        m_connection.reset();
        m_desk.reset();
    }

    void whatIsSavedIsTheServers()
    {
        edit("webChatAccent").setText(u"#0B6E4F"_s);
        type("webChatWelcome", u"Hello there!"_s);
        auto &language = *m_page->findChild<QComboBox *>(u"webChatLanguage"_s);
        language.setCurrentIndex(language.findData(u"de"_s));
        QCOMPARE(edit("webChatWelcome").text(), u"Hallo!"_s);
        type("webChatWelcome", {}); // the program's own again
        button("webChatSave").click();
        QTRY_VERIFY(said().startsWith(u"Saved."_s));
        QCOMPARE(m_desk->webChat.accent, u"#0b6e4f"_s);
        QCOMPARE(edit("webChatAccent").text(), u"#0b6e4f"_s);
        QCOMPARE(m_desk->webChat.texts, (QJsonObject{{u"en"_s, QJsonObject{{u"welcome"_s, u"Hello there!"_s}}}}));
    }

    void aRefusalSaysWhy()
    {
        edit("webChatAccent").setText(u"green"_s);
        button("webChatSave").click();
        QTRY_VERIFY2(said().contains(u"accent must be a colour"_s), qPrintable(said()));
        QCOMPARE(edit("webChatAccent").text(), u"green"_s);
    }

    void aLogoIsTakenAndRemoved()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"logo.png"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray png = QByteArray::fromBase64(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        file.write(png);
        file.close();
        QVERIFY(!button("webChatRemoveLogo").isVisible());
        m_page->takeLogo(file.fileName());
        button("webChatSave").click();
        QTRY_COMPARE(m_desk->webChat.logo, png);
        QTRY_VERIFY(button("webChatRemoveLogo").isVisible());
        button("webChatRemoveLogo").click();
        button("webChatSave").click();
        QTRY_VERIFY(m_desk->webChat.logo.isEmpty());
        QVERIFY(file.open(QIODevice::Append));
        file.write(QByteArray(64 * 1024, ' '));
        file.close();
        m_page->takeLogo(file.fileName());
        QVERIFY(said().contains(u"64 KiB"_s));
    }

private:
    [[nodiscard]] QLineEdit &edit(const char *name) const
    {
        return *m_page->findChild<QLineEdit *>(QLatin1String(name));
    }
    [[nodiscard]] QPushButton &button(const char *name) const
    {
        return *m_page->findChild<QPushButton *>(QLatin1String(name));
    }
    [[nodiscard]] QString said() const { return m_page->findChild<QLabel *>(u"webChatSaid"_s)->text(); }
    void type(const char *name, const QString &text)
    {
        edit(name).selectAll();
        if (text.isEmpty())
            QTest::keyClick(&edit(name), Qt::Key_Delete);
        else
            QTest::keyClicks(&edit(name), text);
    }

    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<WebChatSettings> m_page;
};

QTEST_MAIN(WebChatSettingsTest)
#include "tst_webchatsettings.moc"
