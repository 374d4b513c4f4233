#include "ui/tiers/TiersPage.h"

#include "core/domain/CompanyConfig.h"
#include "tests/support/desk/DeskDouble.h"
#include "ui/conversation/CaseDesk.h"
#include "ui/integrations/IntegrationsPage.h"
#include "ui/tiers/ConfigForm.h"
#include "ui/widgets/StatePanel.h"

#include <QtCore/QCryptographicHash>
#include <QtCore/QJsonDocument>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtTest/QTest>
#include <QtWidgets/QCheckBox>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QSlider>

#include <memory>

using namespace tierdesk;
using namespace tierdesk::ui;
using client::Connection;

namespace {

class HandClock final : public base::Clock
{
public:
    Timestamp time{1'790'000'000'000};
    [[nodiscard]] Timestamp now() const override { return time; }
};

QString credit()
{
    return u"tiers.aiRep.capabilities.maxCreditAmount"_s;
}

QJsonObject repCredit(double amount)
{
    return {{u"tiers"_s,
             QJsonObject{{u"aiRep"_s, QJsonObject{{u"capabilities"_s, QJsonObject{{u"maxCreditAmount"_s, amount}}}}}}}};
}

void leaves(const QJsonObject &object, const QString &where, QStringList &paths)
{
    for (auto at = object.begin(); at != object.end(); ++at) {
        const QString path = where.isEmpty() ? at.key() : where + u'.' + at.key();
        if (at.value().isObject())
            leaves(at.value().toObject(), path, paths);
        else
            paths.append(path);
    }
}

} // namespace

/// The form as a person uses it, against a server over sockets.
class TiersPageTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"c.ini"_s), QSettings::IniFormat);
        m_desk = std::make_unique<test::DeskDouble>();
        m_desk->now = m_clock.now();
        m_desk->me.role = Role::Supervisor;
        Connection::Timing timing;
        timing.backoff = {10, 40};
        m_connection = std::make_unique<Connection>(timing);
        m_connection->setServer(m_desk->url());
        m_connection->setToken(m_desk->token);
    }
    void cleanup()
    {
        m_page.reset();
        m_cases.reset();
        m_connection.reset();
        m_desk.reset();
        m_settings.reset();
    }

    void everyFieldOfAConfigurationHasItsControl()
    {
        open();
        QStringList paths;
        QJsonObject config = toJson(defaultConfig());
        config.remove(u"models"_s); // chosen beside their providers, on a page of the settings
        leaves(config, {}, paths);
        QVERIFY(paths.size() > 70);
        const auto *form = m_page->findChild<ConfigForm *>();
        IntegrationsPage integrations(*m_connection, m_clock);
        for (const QString &path : paths) {
            // Accounts are set up where they are tried out.
            const bool isAccounts = path.startsWith(u"mail.") || path.startsWith(u"sms.");
            const QWidget *control = isAccounts ? integrations.findChild<QWidget *>(path) : form->control(path);
            QVERIFY2(control, qPrintable(path));
            QVERIFY2(!control->accessibleName().isEmpty(), qPrintable(path));
            QVERIFY2(isAccounts || form->name(path) != path, qPrintable(path));
        }
    }

    void theFormShowsWhatTheServerHas()
    {
        open();
        QCOMPARE(box(credit()).text(), u"$10"_s);
        QCOMPARE(find<QCheckBox>(u"tiers.aiRep.capabilities.canProcessRefunds"_s).isChecked(), false);
        QVERIFY(!box(u"tiers.aiRep.capabilities.maxRefundAmount"_s).isEnabled());
        QCOMPARE(find<QComboBox>(u"tiers.aiManager.responseGuidelines.tone"_s).currentText(), u"Professional"_s);
        QCOMPARE(find<QLineEdit>(u"tiers.humanAgent.escalationPhone"_s).text(), u"+14155559999"_s);
        QCOMPARE(label("configVersion"), u"Version 7"_s);
        QVERIFY(!button("saveConfig").isEnabled());
    }

    void whatIsShownAloneChangesNothing()
    {
        // A server with values between the slider's stops and finer than a box writes them.
        m_desk->saveConfig({{u"sla"_s, QJsonObject{{u"urgent"_s, QJsonObject{{u"firstResponseMinutes"_s, 7.1234}}}}}},
                           u"ines@acme.example"_s);
        m_desk->saveConfig(repCredit(12.34), u"ines@acme.example"_s);
        open();
        QVERIFY(m_page->draft().changes().empty());
        QVERIFY(!button("saveConfig").isEnabled());
    }

    void aChangeIsCountedAndSavedAlone()
    {
        open();
        box(credit()).setValue(15);
        QTRY_VERIFY(find<QWidget>(u"unsavedChanges"_s).isVisible());
        QCOMPARE(find<QWidget>(u"unsavedChanges"_s).accessibleName(), u"1 unsaved change"_s);
        button("saveConfig").click();
        QTRY_COMPARE(label("configVersion"), u"Version 8"_s);
        QCOMPARE(lastPut(), repCredit(15));
        QVERIFY(!find<QWidget>(u"unsavedChanges"_s).isVisible());
        QVERIFY(!button("saveConfig").isEnabled());
    }

    /// A list that was asked for before is answered with what is being saved: that is nobody else's.
    void aSaveOfOnesOwnIsNobodyElses()
    {
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        box(credit()).setValue(15);
        button("saveConfig").click();
        m_connection->close();
        m_connection->open();
        QTRY_COMPARE(label("configVersion"), u"Version 8"_s);
        const int asked = m_desk->askedFor(u"/desk/config"_s);
        m_desk->saveConfig(repCredit(20), u"ines@acme.example"_s);
        QTRY_COMPARE(label("configVersion"), u"Version 9"_s);
        QVERIFY(m_desk->askedFor(u"/desk/config"_s) > asked);
        QTRY_VERIFY(bannerText().contains(u"ines@acme.example saved version 9"_s));
    }

    void theSliderTakesRoundAmounts()
    {
        open();
        auto *form = m_page->findChild<ConfigForm *>();
        QWidget *row = form->control(credit())->parentWidget();
        auto *slider = row->findChild<QSlider *>();
        QVERIFY(slider);
        const int before = slider->value();
        slider->setFocus();
        QTest::keyClick(slider, Qt::Key_Right);
        QCOMPARE(slider->value(), before + 1);
        QCOMPARE(box(credit()).value(), 15.0);
        QCOMPARE(m_page->draft().value(credit()), QJsonValue(15));
    }

    void discardingTakesItAllBack()
    {
        open();
        box(credit()).setValue(15);
        find<QCheckBox>(u"irateProtocol.enabled"_s).click();
        QCOMPARE(m_page->draft().changes().size(), std::size_t{2});
        button("discardConfig").click();
        QCOMPARE(box(credit()).value(), 10.0);
        QVERIFY(find<QCheckBox>(u"irateProtocol.enabled"_s).isChecked());
        QVERIFY(m_page->draft().changes().empty());
    }

    void aRefusedFieldSaysSoItself()
    {
        open();
        find<QLineEdit>(u"gateway.url"_s).setFocus();
        QTest::keyClicks(&find<QLineEdit>(u"gateway.url"_s), u"ftp://shop"_s);
        button("saveConfig").click();
        auto *row = find<QLineEdit>(u"gateway.url"_s).parentWidget();
        QTRY_VERIFY(rowSays(row, u"https URL"_s));
        QVERIFY(bannerText().contains(u"Nothing was saved"_s));
        QCOMPARE(m_desk->configVersion, 7);
        QCOMPARE(m_page->draft().changes().size(), std::size_t{1}); // what was typed is there
        // Whoever corrects it is not told of it any more.
        QTest::keyClicks(&find<QLineEdit>(u"gateway.url"_s), u"x"_s);
        QVERIFY(!rowSays(row, u"https URL"_s));
    }

    void wordsAreAddedAndTakenOut()
    {
        open();
        QWidget &words = find<QWidget>(u"irateProtocol.triggerKeywords"_s);
        auto *input = words.findChild<QLineEdit *>(u"newWord"_s);
        QTest::keyClicks(input, u"  LAWYER "_s);
        QTest::keyClick(input, Qt::Key_Return);
        for (QAbstractButton *each : words.findChildren<QAbstractButton *>()) {
            if (each->text() == "furious"_L1) {
                each->click();
                break;
            }
        }
        button("saveConfig").click();
        QTRY_COMPARE(m_desk->configVersion, 8);
        QCOMPARE(m_desk->config.value(u"irateProtocol"_s).toObject().value(u"triggerKeywords"_s).toArray(),
                 (QJsonArray{u"angry"_s, u"unacceptable"_s, u"lawyer"_s}));
    }

    void rulesAreMovedAndAdded()
    {
        open();
        const QJsonArray before = m_desk->config.value(u"priorities"_s).toArray();
        QWidget &rules = find<QWidget>(u"priorities"_s);
        rules.findChild<QWidget *>(u"rule1"_s)->findChildren<QPushButton *>().first()->click(); // up
        rules.findChild<QPushButton *>(u"addRule"_s)->click();
        button("saveConfig").click();
        QTRY_COMPARE(m_desk->configVersion, 8);
        const QJsonArray after = m_desk->config.value(u"priorities"_s).toArray();
        QCOMPARE(after.size(), before.size() + 1);
        QCOMPARE(after[0], before[1]);
        QCOMPARE(after[1], before[0]);
        QCOMPARE(after.last().toObject(), (QJsonObject{{u"priority"_s, u"normal"_s}}));
    }

    void whatSomebodyElseSavesIsShownAndOursKept()
    {
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        find<QCheckBox>(u"irateProtocol.enabled"_s).click();
        m_desk->saveConfig(repCredit(20), u"Ines Duarte"_s);
        QTRY_COMPARE(label("configVersion"), u"Version 8"_s);
        QCOMPARE(box(credit()).value(), 20.0);
        QVERIFY(!find<QCheckBox>(u"irateProtocol.enabled"_s).isChecked());
        QTRY_VERIFY(bannerText().contains(u"Ines Duarte saved version 8 in the meantime"_s));
        QVERIFY(!bannerText().contains(u"You both"_s));
    }

    void aFieldThatBothChangedIsNamed()
    {
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        box(credit()).setValue(15);
        m_desk->saveConfig(repCredit(20), u"Ines Duarte"_s);
        QTRY_VERIFY(
            bannerText().contains(u"You both changed AI Rep · Credit up to. Their value is $20, yours is $15."_s));
        QCOMPARE(box(credit()).value(), 15.0);
        button("saveConfig").click();
        QTRY_COMPARE(label("configVersion"), u"Version 9"_s);
        QCOMPARE(lastPut(), repCredit(15));
    }

    void whatIsNotSavedSurvivesARestart()
    {
        open();
        box(credit()).setValue(15);
        m_page.reset();
        open();
        QCOMPARE(box(credit()).value(), 15.0);
        QCOMPARE(m_page->draft().changes().size(), std::size_t{1});
        // Another person at the same machine sees nothing of it.
        m_page.reset();
        m_desk->me.id = UserId{9};
        open();
        QCOMPARE(box(credit()).value(), 10.0);
    }

    void whatTheSettingsHoldIsTakenOverOnce()
    {
        const QString person =
            u"%1|%2|%3"_s.arg(m_connection->server().toString(), m_desk->me.company, m_desk->me.email);
        const auto hash = QCryptographicHash::hash(person.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
        m_settings->setValue(u"tiers/draft/"_s + QString::fromLatin1(hash), u"[[\"%1\",10,15]]"_s.arg(credit()));
        open();
        QCOMPARE(box(credit()).value(), 15.0);
        QCOMPARE(m_settings->allKeys(), QStringList());
        m_page.reset();
        open();
        QCOMPARE(box(credit()).value(), 15.0);
        QVERIFY(bannerText().isEmpty());
    }

    void aServerThatIsGoneLosesNothing()
    {
        open();
        box(credit()).setValue(15);
        m_desk->stop();
        button("saveConfig").click();
        QTRY_VERIFY(bannerText().contains(u"Your changes are kept"_s));
        QCOMPARE(box(credit()).value(), 15.0);
        m_desk->start();
        m_connection->retryNow();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        button("saveConfig").click();
        QTRY_COMPARE(m_desk->configVersion, 8);
    }

    void versionsTellWhoChangedWhat()
    {
        m_desk->saveConfig(repCredit(20), u"Ines Duarte"_s);
        m_desk->saveConfig(repCredit(25), u"Marek Svoboda"_s);
        open();
        QTest::keyClick(m_page.get(), Qt::Key_H);
        QTRY_VERIFY(find<QWidget>(u"versionList"_s).isVisible());
        QStringList said;
        for (QLabel *each : find<QWidget>(u"versionList"_s).findChildren<QLabel *>())
            said.append(each->text());
        QVERIFY(said.contains(u"Version 9"_s));
        QVERIFY(said.contains(u"Marek Svoboda"_s));
        QVERIFY2(said.contains(u"AI Rep · Credit up to: $20 → $25"_s), qPrintable(said.join(u'|')));
        QTest::keyClick(m_page.get(), Qt::Key_H);
        QVERIFY(!find<QWidget>(u"configHistory"_s).isVisible());
    }

    void aFailureIsSaidAndTriedAgain()
    {
        m_desk->failNext(u"/desk/config"_s, {0, {}, true});
        show();
        auto &state = find<widgets::StatePanel>(u"tiersState"_s);
        QTRY_VERIFY(state.isVisible());
        m_desk->forgive(u"/desk/config"_s);
        state.findChild<QPushButton *>(u"stateAction"_s)->click();
        QTRY_VERIFY(find<QWidget>(u"configScroll"_s).isVisible());
    }

private:
    void show()
    {
        m_cases = std::make_unique<CaseDesk>(*m_connection, m_clock, *m_settings, m_folder->filePath(u"drafts"_s));
        m_cases->enter(m_desk->me);
        m_page = std::make_unique<TiersPage>(*m_cases);
        m_page->resize(1300, 900);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->setMe(m_desk->me);
        m_connection->open();
    }
    void open()
    {
        show();
        QTRY_VERIFY(find<QWidget>(u"configScroll"_s).isVisible());
    }
    template<class T>
    T &find(const QString &name) const
    {
        auto *found = m_page->findChild<T *>(name);
        if (!found)
            qFatal("no %s on the page", qPrintable(name));
        return *found;
    }
    QDoubleSpinBox &box(const QString &path) const { return find<QDoubleSpinBox>(path); }
    QPushButton &button(const char *name) const { return find<QPushButton>(QString::fromLatin1(name)); }
    QString label(const char *name) const { return find<QLabel>(QString::fromLatin1(name)).text(); }
    QString bannerText() const
    {
        const auto &banner = find<QWidget>(u"tiersBanner"_s);
        return banner.isVisible() ? banner.accessibleName() : QString();
    }
    static bool rowSays(QWidget *row, const QString &text)
    {
        for (QLabel *each : row->findChildren<QLabel *>()) {
            if (each->isVisible() && each->text().contains(text))
                return true;
        }
        return false;
    }
    QJsonObject lastPut() const
    {
        QJsonObject body;
        for (const auto &each : m_desk->asked()) {
            if (each.method == "PUT")
                body = QJsonDocument::fromJson(each.body).object();
        }
        return body;
    }

    HandClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<CaseDesk> m_cases;
    std::unique_ptr<TiersPage> m_page;
};

QTEST_MAIN(TiersPageTest)
#include "tst_tierspage.moc"
