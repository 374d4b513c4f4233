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
        m_desk->webChat.name = QStringLiteral("Acme");
        m_desk->webChat.texts = {
            {QStringLiteral("de"), QJsonObject{{QStringLiteral("welcome"), QStringLiteral("Hallo!")}}}};
        Connection::Timing timing;
        timing.backoff = {10, 40};
        m_connection = std::make_unique<Connection>(timing);
        m_connection->setServer(m_desk->url());
        m_connection->setToken(m_desk->token);
        m_page = std::make_unique<WebChatSettings>(*m_connection);
        m_page->resize(700, 600);
        m_page->QWidget::show();
        m_page->setPerson(m_desk->me);
        QTRY_COMPARE(edit("webChatName").text(), QStringLiteral("Acme"));
    }
    void cleanup()
    {
        m_page.reset();
        m_connection.reset();
        m_desk.reset();
    }

    void whatIsSavedIsTheServers()
    {
        edit("webChatAccent").setText(QStringLiteral("#0B6E4F"));
        type("webChatWelcome", QStringLiteral("Hello there!"));
        auto &language = *m_page->findChild<QComboBox *>(QStringLiteral("webChatLanguage"));
        language.setCurrentIndex(language.findData(QStringLiteral("de")));
        QCOMPARE(edit("webChatWelcome").text(), QStringLiteral("Hallo!"));
        type("webChatWelcome", {}); // the program's own again
        button("webChatSave").click();
        QTRY_VERIFY(said().startsWith(QStringLiteral("Saved.")));
        QCOMPARE(m_desk->webChat.accent, QStringLiteral("#0b6e4f"));
        QCOMPARE(edit("webChatAccent").text(), QStringLiteral("#0b6e4f"));
        QCOMPARE(m_desk->webChat.texts,
                 (QJsonObject{{QStringLiteral("en"),
                               QJsonObject{{QStringLiteral("welcome"), QStringLiteral("Hello there!")}}}}));
    }

    void aRefusalSaysWhy()
    {
        edit("webChatAccent").setText(QStringLiteral("green"));
        button("webChatSave").click();
        QTRY_VERIFY2(said().contains(QStringLiteral("accent must be a colour")), qPrintable(said()));
        QCOMPARE(edit("webChatAccent").text(), QStringLiteral("green"));
    }

    void aLogoIsTakenAndRemoved()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("logo.png")));
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
        QVERIFY(said().contains(QStringLiteral("64 KiB")));
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
    [[nodiscard]] QString said() const { return m_page->findChild<QLabel *>(QStringLiteral("webChatSaid"))->text(); }
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
