#include "tests/support/models/ModelServer.h"
#include "tests/support/Program.h"

#include "core/doors/client/Connection.h"
#include "resources/Resources.h"
#include "ui/settings/ModelSettings.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Theme.h"

#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QPushButton>

using namespace tierdesk;
using tests::HttpClient;
using tests::ModelMove;
using tests::ModelRequest;
using tests::ModelServer;
using tests::Program;

/// The settings of models, by hand, against the real program and a provider that speaks both APIs.
class TestModelSettings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        resources::init();
        ui::theme::apply(*qApp, ui::theme::Appearance{});
        QVERIFY2(m_program.start(), m_program.output().constData());
        m_connection.setServer(m_program.base()); // the demo takes callers on this machine for an admin
    }

    void aProviderIsSetUpTriedAndChosen_data()
    {
        QTest::addColumn<int>("protocol");
        QTest::addColumn<QString>("name");
        QTest::newRow("Messages API") << 0 << QStringLiteral("claude");
        QTest::newRow("chat completions") << 1 << QStringLiteral("chat");
    }
    void aProviderIsSetUpTriedAndChosen()
    {
        QFETCH(int, protocol);
        QFETCH(QString, name);
        ModelServer server(
            [](const ModelRequest &) { return ModelMove::say(QStringLiteral("Hello, <b>I am</b> the model.")); });
        ui::ModelSettings page(m_connection);
        page.show();
        page.setPerson(admin());
        auto *provider = page.findChild<QComboBox *>(QStringLiteral("modelProvider"));
        QTRY_COMPARE(provider->count(), 1); // a new one, and none that is there
        QVERIFY(spent(page).contains(QStringLiteral("$")));
        provider->setCurrentIndex(provider->count() - 1);
        QVERIFY(!button(page, "modelAsk").isEnabled());

        // What is wrong is said, and nothing is made of it.
        write(page, "modelName", name);
        write(page, "modelAddress", QStringLiteral("http://models.example/v1"));
        choose(page, "modelSmall", QStringLiteral("claude-haiku-5-5"));
        page.findChild<QComboBox *>(QStringLiteral("modelProtocol"))->setCurrentIndex(protocol);
        button(page, "modelSave").click();
        QTRY_VERIFY2(said(page, "provider").contains(QStringLiteral("baseUrl")), qPrintable(said(page, "provider")));

        write(page, "modelAddress", server.base());
        write(page, "modelKey", QStringLiteral("wrong-key"));
        button(page, "modelSave").click();
        QTRY_COMPARE(provider->currentData().toString(), name);
        QVERIFY(page.findChild<QLineEdit *>(QStringLiteral("modelKey"))->text().isEmpty());
        button(page, "modelList").click();
        QTRY_VERIFY2(said(page, "provider").contains(QStringLiteral("401")), qPrintable(said(page, "provider")));

        write(page, "modelKey", QString::fromLatin1(ModelServer::Key));
        button(page, "modelSave").click();
        QTRY_VERIFY2(said(page, "provider").contains(name), qPrintable(said(page, "provider")));
        QTRY_VERIFY(button(page, "modelList").isEnabled());
        button(page, "modelList").click();
        auto *large = page.findChild<QComboBox *>(QStringLiteral("modelLarge"));
        QTRY_COMPARE(large->count(), 2);
        QCOMPARE(large->itemText(1), QStringLiteral("claude-sonnet-5-5"));

        write(page, "modelQuestion", QStringLiteral("Say hello."));
        button(page, "modelAsk").click();
        const auto *answer = page.findChild<QLabel *>(QStringLiteral("modelAnswer"));
        QTRY_COMPARE(answer->text(), QStringLiteral("Hello, <b>I am</b> the model."));
        QCOMPARE(answer->textFormat(), Qt::PlainText);
        const QString cost = page.findChild<QLabel *>(QStringLiteral("modelCost"))->text();
        QVERIFY2(cost.contains(QStringLiteral("claude-haiku-5-5-served")) && cost.contains(QStringLiteral("$")),
                 qPrintable(cost));

        button(page, "modelRepAdd").menu()->actions().constFirst()->trigger();
        QCOMPARE(page.findChild<QWidget *>(QStringLiteral("modelRep0"))->accessibleName(), name);
        QVERIFY(page.findChild<QComboBox *>(QStringLiteral("modelRepOtherwise"))->isEnabled());
        page.findChild<QDoubleSpinBox *>(QStringLiteral("modelBudget"))->setValue(3.5);
        button(page, "modelChoose").click();
        QTRY_VERIFY2(said(page, "speakers").contains(QStringLiteral("next message")),
                     qPrintable(said(page, "speakers")));
        HttpClient client(m_program.base());
        const QJsonObject told =
            client
                .post(QStringLiteral("/api/momentum/cs/sessions"),
                      {{QStringLiteral("companyId"), QStringLiteral("7c9e6679-7425-40de-944b-e07fc1f90ae7")},
                       {QStringLiteral("customerId"), QStringLiteral("cust-1001")},
                       {QStringLiteral("channel"), QStringLiteral("chat")},
                       {QStringLiteral("initialMessage"), QStringLiteral("Hello")}})
                .json();
        QCOMPARE(told[u"messages"].toArray().last()[u"metadata"][u"model"].toString(),
                 QStringLiteral("claude-haiku-5-5-served"));

        // Who speaks cannot go; once nobody is chosen it can.
        button(page, "modelRemove").click();
        QTRY_VERIFY2(said(page, "provider").contains(QStringLiteral("still in use by a tier")),
                     qPrintable(said(page, "provider")));
        QVERIFY(page.findChild<QLabel *>(QStringLiteral("providerSaid"))->isVisible());
        button(page, "modelRep0Remove").click();
        button(page, "modelChoose").click();
        QTRY_VERIFY(said(page, "speakers").contains(QStringLiteral("next message")));
        button(page, "modelRemove").click();
        QTRY_COMPARE(provider->findData(name), -1);
    }

private:
    static QPushButton &button(const QWidget &page, const char *name)
    {
        auto *found = page.findChild<QPushButton *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no button %s", name);
        return *found;
    }
    static void write(const QWidget &page, const char *name, const QString &text)
    {
        auto *edit = page.findChild<QLineEdit *>(QString::fromLatin1(name));
        edit->clear();
        QTest::keyClicks(edit, text);
    }
    static void choose(const QWidget &page, const char *name, const QString &text)
    {
        auto *box = page.findChild<QComboBox *>(QString::fromLatin1(name));
        if (box->isEditable())
            box->setEditText(text);
        else
            box->setCurrentIndex(box->findData(text));
    }
    /// What the card @p card said last.
    static QString said(const QWidget &page, const char *card)
    {
        return page.findChild<QLabel *>(QLatin1String(card) + QStringLiteral("Said"))->text();
    }
    static deskapi::UserInfo admin()
    {
        deskapi::UserInfo info;
        info.id = UserId{1};
        info.role = Role::Admin;
        return info;
    }
    static QString spent(const QWidget &page) { return page.findChild<QLabel *>(QStringLiteral("modelSpent"))->text(); }

    Program m_program{{QStringLiteral("--demo"), QStringLiteral("--model-keys"), QStringLiteral("file"),
                       QStringLiteral("--allow-private-targets")}};
    client::Connection m_connection;
};

QTEST_MAIN(TestModelSettings)
#include "tst_models.moc"
