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
        QTest::newRow("Messages API") << 0 << u"claude"_s;
        QTest::newRow("chat completions") << 1 << u"chat"_s;
    }
    void aProviderIsSetUpTriedAndChosen()
    {
        QFETCH(int, protocol);
        QFETCH(QString, name);
        ModelServer server([](const ModelRequest &) { return ModelMove::say(u"Hello, <b>I am</b> the model."_s); });
        ui::ModelSettings page(m_connection);
        page.show();
        page.setPerson(admin());
        auto *provider = page.findChild<QComboBox *>(u"modelProvider"_s);
        QTRY_COMPARE(provider->count(), 1); // a new one, and none that is there
        QVERIFY(spent(page).contains(u"$"_s));
        provider->setCurrentIndex(provider->count() - 1);
        QVERIFY(!button(page, "modelAsk").isEnabled());

        // What is wrong is said, and nothing is made of it.
        write(page, "modelName", name);
        write(page, "modelAddress", u"http://models.example/v1"_s);
        choose(page, "modelSmall", u"claude-haiku-5-5"_s);
        page.findChild<QComboBox *>(u"modelProtocol"_s)->setCurrentIndex(protocol);
        button(page, "modelSave").click();
        QTRY_VERIFY2(said(page, "provider").contains(u"baseUrl"_s), qPrintable(said(page, "provider")));

        write(page, "modelAddress", server.base());
        write(page, "modelKey", u"wrong-key"_s);
        button(page, "modelSave").click();
        QTRY_COMPARE(provider->currentData().toString(), name);
        QVERIFY(page.findChild<QLineEdit *>(u"modelKey"_s)->text().isEmpty());
        button(page, "modelList").click();
        QTRY_VERIFY2(said(page, "provider").contains(u"401"_s), qPrintable(said(page, "provider")));

        write(page, "modelKey", QString::fromLatin1(ModelServer::Key));
        button(page, "modelSave").click();
        QTRY_VERIFY2(said(page, "provider").contains(name), qPrintable(said(page, "provider")));
        QTRY_VERIFY(button(page, "modelList").isEnabled());
        button(page, "modelList").click();
        auto *large = page.findChild<QComboBox *>(u"modelLarge"_s);
        QTRY_COMPARE(large->count(), 2);
        QCOMPARE(large->itemText(1), u"claude-sonnet-5-5"_s);

        write(page, "modelQuestion", u"Say hello."_s);
        button(page, "modelAsk").click();
        const auto *answer = page.findChild<QLabel *>(u"modelAnswer"_s);
        QTRY_COMPARE(answer->text(), u"Hello, <b>I am</b> the model."_s);
        QCOMPARE(answer->textFormat(), Qt::PlainText);
        const QString cost = page.findChild<QLabel *>(u"modelCost"_s)->text();
        QVERIFY2(cost.contains(u"claude-haiku-5-5-served"_s) && cost.contains(u"$"_s), qPrintable(cost));

        button(page, "modelRepAdd").menu()->actions().constFirst()->trigger();
        QCOMPARE(page.findChild<QWidget *>(u"modelRep0"_s)->accessibleName(), name);
        QVERIFY(page.findChild<QComboBox *>(u"modelRepOtherwise"_s)->isEnabled());
        page.findChild<QDoubleSpinBox *>(u"modelBudget"_s)->setValue(3.5);
        button(page, "modelChoose").click();
        QTRY_VERIFY2(said(page, "speakers").contains(u"next message"_s), qPrintable(said(page, "speakers")));
        HttpClient client(m_program.base());
        const QJsonObject told =
            client
                .post(u"/api/momentum/cs/sessions"_s, {{u"companyId"_s, u"7c9e6679-7425-40de-944b-e07fc1f90ae7"_s},
                                                       {u"customerId"_s, u"cust-1001"_s},
                                                       {u"channel"_s, u"chat"_s},
                                                       {u"initialMessage"_s, u"Hello"_s}})
                .json();
        QCOMPARE(told[u"messages"].toArray().last()[u"metadata"][u"model"].toString(), u"claude-haiku-5-5-served"_s);

        // Who speaks cannot go; once nobody is chosen it can.
        button(page, "modelRemove").click();
        QTRY_VERIFY2(said(page, "provider").contains(u"still in use by a tier"_s), qPrintable(said(page, "provider")));
        QVERIFY(page.findChild<QLabel *>(u"providerSaid"_s)->isVisible());
        button(page, "modelRep0Remove").click();
        button(page, "modelChoose").click();
        QTRY_VERIFY(said(page, "speakers").contains(u"next message"_s));
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
        return page.findChild<QLabel *>(QLatin1String(card) + u"Said"_s)->text();
    }
    static deskapi::UserInfo admin()
    {
        deskapi::UserInfo info;
        info.id = UserId{1};
        info.role = Role::Admin;
        return info;
    }
    static QString spent(const QWidget &page) { return page.findChild<QLabel *>(u"modelSpent"_s)->text(); }

    Program m_program{{u"--demo"_s, u"--model-keys"_s, u"file"_s, u"--allow-private-targets"_s}};
    client::Connection m_connection;
};

QTEST_MAIN(TestModelSettings)
#include "tst_models.moc"
