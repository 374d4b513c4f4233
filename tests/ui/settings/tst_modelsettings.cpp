#include "ui/settings/ModelSettings.h"

#include "core/base/Json.h"
#include "tests/support/desk/DeskDouble.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Theme.h"

#include <QtCore/QPointer>
#include <QtTest/QTest>
#include <QtWidgets/QAbstractItemView>
#include <QtWidgets/QApplication>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QMenu>
#include <QtWidgets/QProgressBar>
#include <QtWidgets/QPushButton>

#include <memory>

using namespace tierdesk;
using namespace tierdesk::ui;
using client::Connection;

/// The settings of models by object names, against a server over sockets.
class ModelSettingsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp, theme::Appearance{}); }
    void init()
    {
        m_desk = std::make_unique<test::DeskDouble>();
        m_desk->me.role = Role::Admin;
        m_desk->models = test::designModels();
        m_desk->tried.text = u"<b>Hello</b>"_s;
        m_desk->tried.latencyMs = 640;
        m_desk->tried.tokensIn = 100;
        m_desk->tried.tokensOut = 20;
        m_desk->tried.cost = 0.25;
        m_desk->saveConfig(test::designChoice(), u"ines@acme.example"_s);
        Connection::Timing timing;
        timing.backoff = {10, 40};
        m_connection = std::make_unique<Connection>(timing);
        m_connection->setServer(m_desk->url());
        m_connection->setToken(m_desk->token);
    }
    void cleanup()
    {
        m_page.reset();
        m_connection.reset();
        m_desk.reset();
    }

    // --- who speaks

    void aChainOfAnyLengthIsShownInItsOrder()
    {
        open();
        QCOMPARE(row("modelRep0"), u"claude"_s);
        QCOMPARE(row("modelRep1"), u"groq"_s);
        QCOMPARE(row("modelRep2"), u"local-llama"_s);
        QCOMPARE(row("modelManager0"), u"claude"_s);
        QVERIFY(!button("modelRep0Up").isEnabled());
        QVERIFY(!button("modelRep2Down").isEnabled());
        QVERIFY(!button("modelRepAdd").isEnabled()); // everybody is in it
        QCOMPARE(find<QComboBox>("modelManagerOtherwise").currentData().toString(), u"person"_s);
        QVERIFY(!button("modelChoose").isEnabled()); // nothing to save
    }

    void whoIsAskedIsMovedTakenOutAndAdded()
    {
        open();
        button("modelRep2Up").click();
        button("modelRep0Remove").click();
        add("modelManagerAdd", "local-llama");
        QVERIFY(button("modelChoose").isEnabled());
        button("modelChoose").click();
        QTRY_COMPARE(chain("aiRep"), QStringList({u"local-llama"_s, u"groq"_s}));
        QCOMPARE(chain("aiManager"), QStringList({u"claude"_s, u"local-llama"_s}));
        // The button rests while the answer is awaited too.
        QTRY_VERIFY(said("speakersSaid").contains(u"next message"_s));
        QVERIFY(!button("modelChoose").isEnabled());
        // What another card holds is not sent along.
        QCOMPARE(lastPut().keys(), QStringList({u"aiManager"_s, u"aiRep"_s, u"budgetPerDay"_s}));
    }

    void withoutAChainTheEmbeddedResponderSpeaks()
    {
        open();
        button("modelManager0Remove").click();
        QVERIFY(!find<QComboBox>("modelManagerOtherwise").isEnabled());
        button("modelChoose").click();
        QTRY_COMPARE(chain("aiManager"), QStringList());
    }

    void theBudgetAndWhatIsSpentOfIt()
    {
        open();
        QCOMPARE(said("modelSpent"), u"$1.87 of $5.00"_s);
        QCOMPARE(find<QProgressBar>("modelSpentShare").value(), 374);
        find<QDoubleSpinBox>("modelBudget").setValue(0);
        button("modelChoose").click();
        QTRY_VERIFY(models()[u"budgetPerDay"].isNull());
        QTRY_COMPARE(said("modelSpent"), u"$1.87"_s);
        QVERIFY(!find<QProgressBar>("modelSpentShare").isVisible());
    }

    void aBudgetThatIsUsedUpSaysWhatFollows()
    {
        m_desk->models.spentToday = 5.02;
        open();
        QCOMPARE(said("modelSpent"), u"$5.02 of $5.00"_s);
        QVERIFY(!find<QLabel>("modelUsedUp").isHidden());
        find<QDoubleSpinBox>("modelBudget").setValue(6);
        button("modelChoose").click();
        QTRY_VERIFY(find<QLabel>("modelUsedUp").isHidden());
    }

    void aBudgetSaysWhichModelsHaveNoPrice()
    {
        m_desk->models.providers[1].unpriced = {u"llama-3.3-70b-versatile"_s};
        open();
        QVERIFY(!find<QLabel>("modelUnpriced").isHidden());
        QCOMPARE(said("modelUnpriced"),
                 u"No price is set for llama-3.3-70b-versatile. Until you enter one below, the budget "
                 "counts $20.00 per million input tokens and $100.00 per million output tokens."_s);
        find<QComboBox>("modelProvider").setCurrentIndex(1);
        QVERIFY2(said("modelState").endsWith(u"No price is set for llama-3.3-70b-versatile."_s),
                 qPrintable(said("modelState")));
        find<QComboBox>("modelProvider").setCurrentIndex(0);
        QVERIFY(!said("modelState").contains(u"price"_s));
        // Who is not asked, and where nothing must hold, nobody is warned of.
        find<QDoubleSpinBox>("modelBudget").setValue(0);
        QVERIFY(find<QLabel>("modelUnpriced").isHidden());
        find<QDoubleSpinBox>("modelBudget").setValue(3);
        QVERIFY(!find<QLabel>("modelUnpriced").isHidden());
        button("modelRep1Remove").click();
        QVERIFY(find<QLabel>("modelUnpriced").isHidden());
    }

    // --- which model

    void rulesAreReadAndEdited()
    {
        open();
        QCOMPARE(boxIn("modelRule0").value(), 0.5);
        QCOMPARE(choiceIn("modelRule1", "Sentiment, rule 2").currentText(), u"Angry or worse"_s);
        QCOMPARE(choiceIn("modelRule2", "Tier, rule 3").currentText(), u"AI Manager"_s);
        boxIn("modelRule0").setValue(0.7);
        button("addModelRule").click();
        pick(choiceIn("modelRule3", "Topic, rule 4"), "TECHNICAL");
        pick(choiceIn("modelRule3", "Model, rule 4"), "small");
        buttonIn("modelRule3", "Move rule 4 up").click();
        buttonIn("modelRule1", "Remove rule 2").click();
        button("saveModelRules").click();
        const QJsonArray wanted{QJsonObject{{u"complexityFrom"_s, 0.7}, {u"size"_s, u"large"_s}},
                                QJsonObject{{u"category"_s, u"TECHNICAL"_s}, {u"size"_s, u"small"_s}},
                                QJsonObject{{u"vip"_s, true}, {u"tier"_s, u"AI_MANAGER"_s}, {u"size"_s, u"large"_s}}};
        QTRY_COMPARE(lastPut()[u"rules"].toArray(), wanted);
        QTRY_VERIFY(!button("saveModelRules").isEnabled());
    }

    // --- prices

    void theCompanysPricesStandBeforeThoseOfTheProgram()
    {
        open();
        QCOMPARE(find<QLineEdit>("price0Model").text(), u"llama"_s);
        QCOMPARE(find<QDoubleSpinBox>("price0in").value(), 0.05);
        const QString shipped = said("shippedPrices");
        QVERIFY2(shipped.contains(u"2026"_s) && shipped.contains(u"Anthropic"_s), qPrintable(shipped));
        QVERIFY(find<QWidget>("price0Model").y() < find<QWidget>("shippedPrices").y());
    }

    void pricesAreAddedChangedAndRemoved()
    {
        open();
        find<QDoubleSpinBox>("price0out").setValue(0.125);
        button("addPrice").click();
        // A price of nothing is of no use: it is said, and nothing is sent.
        const std::size_t before = m_desk->asked().size();
        button("savePrices").click();
        QVERIFY(said("pricesSaid").contains(u"Enter a model name"_s));
        QCOMPARE(m_desk->asked().size(), before);
        QTest::keyClicks(&find<QLineEdit>("price1Model"), u"qwen"_s);
        find<QDoubleSpinBox>("price1longFrom").setValue(32'000);
        find<QDoubleSpinBox>("price1longTimes").setValue(2);
        button("savePrices").click();
        QTRY_COMPARE(models()[u"prices"].toArray().size(), 2);
        const QJsonArray prices = models()[u"prices"].toArray();
        QCOMPARE(prices[0][u"out"].toDouble(), 0.125);
        QCOMPARE(prices[1][u"model"].toString(), u"qwen"_s);
        QCOMPARE(prices[1][u"longFrom"].toInt(), 32'000);
        QTRY_VERIFY(!button("savePrices").isEnabled());
        button("price0Remove").click();
        button("savePrices").click();
        QTRY_COMPARE(models()[u"prices"].toArray().size(), 1);
        QTRY_COMPARE(find<QLineEdit>("price0Model").text(), u"qwen"_s);
    }

    // --- together with others

    void whatAColleagueSavesIsShownUnlessItIsBeingChangedHere()
    {
        m_connection->open();
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        button("modelRep0Remove").click();
        m_desk->saveConfig(patch({{u"budgetPerDay"_s, 9}, {u"rules"_s, QJsonArray()}}), u"ines@acme.example"_s);
        QTRY_VERIFY(!m_page->findChild<QWidget *>(u"modelRule0"_s));
        QTRY_VERIFY(said("speakersSaid").contains(u"Someone else"_s));
        QCOMPARE(row("modelRep0"), u"groq"_s); // still as it is written here
    }

    void aRefusalIsSaidInItsCardAndNothingIsLost()
    {
        open();
        m_desk->failNext(u"/desk/config"_s, {500, "{\"error\":{\"code\":\"storage_failed\"}}", false});
        button("modelRep0Remove").click();
        button("modelChoose").click();
        QTRY_VERIFY(!said("speakersSaid").isEmpty() && button("modelChoose").isEnabled());
        QCOMPARE(chain("aiRep").size(), 3);
        QCOMPARE(row("modelRep0"), u"groq"_s);
        button("modelChoose").click();
        QTRY_COMPARE(chain("aiRep").size(), 2);
    }

    // --- providers

    void aSupervisorChoosesAndAnAdminAlsoSetsUp()
    {
        m_desk->me.role = Role::Supervisor;
        open();
        QVERIFY(!button("modelSave").isVisible());
        QVERIFY(!button("modelAsk").isVisible());
        QVERIFY(button("saveModelRules").isVisible());
        deskapi::UserInfo agent = m_desk->me;
        agent.role = Role::Agent;
        m_page->setPerson(agent);
        QVERIFY(!button("saveModelRules").isVisible());
        QVERIFY(!m_page->findChild<QWidget *>(u"modelRep0"_s));
    }

    void aProviderThatSpeaksIsNotRemoved()
    {
        open();
        button("modelRemove").click();
        QTRY_VERIFY(said("providerSaid").contains(u"still in use by a tier"_s));
        QCOMPARE(find<QComboBox>("modelProvider").count(), 4);
    }

    void aNewProviderIsThereForTheChains()
    {
        open();
        auto &provider = find<QComboBox>("modelProvider");
        provider.setCurrentIndex(provider.count() - 1);
        QVERIFY(said("modelState").contains(u"Save it"_s));
        QTest::keyClicks(&find<QLineEdit>("modelName"), u"spare"_s);
        QTest::keyClicks(&find<QLineEdit>("modelAddress"), u"https://spare.example/v1"_s);
        find<QComboBox>("modelSmall").setEditText(u"spare-small"_s);
        button("modelSave").click();
        QTRY_COMPARE(provider.currentText(), u"spare"_s);
        QVERIFY(said("modelState").contains(u"needs an API key"_s));
        QTRY_VERIFY(button("modelManagerAdd").isEnabled());
        add("modelManagerAdd", "spare");
        QCOMPARE(row("modelManager1"), u"spare"_s);
    }

    void whatIsWrittenAboutAProviderStaysWhenSomethingElseIsSaved()
    {
        open();
        m_desk->models.spentToday = 2;
        find<QLineEdit>("modelAddress").setText(u"https://elsewhere.example/v1"_s);
        button("modelRep0Remove").click();
        button("modelChoose").click();
        QTRY_VERIFY(said("speakersSaid").contains(u"next message"_s));
        QTRY_COMPARE(said("modelSpent"), u"$2.00 of $5.00"_s); // all of it was loaded again
        QCOMPARE(find<QLineEdit>("modelAddress").text(), u"https://elsewhere.example/v1"_s);
    }

    /// The stream begins anew, a colleague saves something else: what stands here already is left alone.
    void aReloadClosesNoListAndMovesNoCursor()
    {
        m_desk->modelsOffered = {u"claude-haiku-5-5"_s, u"claude-opus-5-5"_s};
        m_connection->open();
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        auto &address = find<QLineEdit>("modelAddress");
        address.setCursorPosition(4);
        button("modelList").click();
        auto &small = find<QComboBox>("modelSmall");
        QTRY_VERIFY(small.count() > 0);
        const int offered = small.count();
        auto &providers = find<QComboBox>("modelProvider");
        providers.showPopup();
        QVERIFY(providers.view()->isVisible());
        QPointer<QWidget> price = m_page->findChild<QWidget *>(u"price0Model"_s);
        QVERIFY(price);
        m_desk->models.spentToday = 2;
        m_desk->saveConfig(patch({{u"budgetPerDay"_s, 9}}), u"ines@acme.example"_s);
        QTRY_COMPARE(find<QDoubleSpinBox>("modelBudget").value(), 9.0);
        m_connection->close();
        m_connection->open();
        QTRY_VERIFY(said("modelSpent").startsWith(u"$2.00"_s)); // all of it was loaded again
        QVERIFY(providers.view()->isVisible());
        providers.hidePopup();
        QCOMPARE(address.cursorPosition(), 4);
        QCOMPARE(small.count(), offered);
        QVERIFY(price);
    }

    void aTrialShowsTheAnswerAsItIsAndItsCost()
    {
        open();
        find<QLineEdit>("modelQuestion").setText(u"Hello?"_s);
        button("modelAsk").click();
        QTRY_COMPARE(said("modelAnswer"), u"<b>Hello</b>"_s);
        QCOMPARE(find<QLabel>("modelAnswer").textFormat(), Qt::PlainText);
        QCOMPARE(said("modelCost"), u"claude-haiku-5-5 · 640 ms · 120 tokens · $0.25"_s);
        QTRY_COMPARE(said("modelSpent"), u"$2.12 of $5.00"_s);
    }

    void whatIsTypedWhileAProviderIsSavedStays()
    {
        open();
        find<QLineEdit>("modelKey").setText(u"first-key"_s);
        button("modelSave").click();
        find<QLineEdit>("modelKey").setText(u"second-key"_s);
        find<QLineEdit>("modelAddress").setText(u"https://elsewhere.example/v1"_s);
        QTRY_VERIFY(said("providerSaid").contains(u"was saved"_s));
        QTRY_VERIFY(button("modelSave").isEnabled());
        letAnswersCome(); // the list is loaded again upon it
        QCOMPARE(find<QLineEdit>("modelKey").text(), u"second-key"_s);
        QCOMPARE(find<QLineEdit>("modelAddress").text(), u"https://elsewhere.example/v1"_s);
    }

    void anAnswerThatComesAfterAnotherPersonCameIsPassedOver_data()
    {
        QTest::addColumn<QByteArray>("act");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("said");
        QTest::newRow("to a save of who speaks") << QByteArray("modelChoose") << u"/desk/config"_s << u"speakersSaid"_s;
        QTest::newRow("to a save of a provider")
            << QByteArray("modelSave") << u"/desk/models/providers/claude"_s << u"providerSaid"_s;
        QTest::newRow("to a list of models")
            << QByteArray("modelList") << u"/desk/models/providers/claude/models"_s << u"providerSaid"_s;
    }
    void anAnswerThatComesAfterAnotherPersonCameIsPassedOver()
    {
        QFETCH(QByteArray, act);
        QFETCH(QString, path);
        QFETCH(QString, said);
        open();
        find<QDoubleSpinBox>("modelBudget").setValue(7);
        m_desk->keepSilent(path);
        const int before = m_desk->askedFor(path);
        button(act.constData()).click();
        QTRY_COMPARE(m_desk->askedFor(path), before + 1);
        m_desk->keepSilent(path, false);
        m_page->setPerson(m_desk->me);
        QTRY_VERIFY(button("saveModelRules").isVisible());
        QTRY_VERIFY(button("modelList").isEnabled());
        m_desk->holdAnswers(false);
        letAnswersCome();
        QCOMPARE(find<QLabel>(said.toLatin1().constData()).text(), QString());
        QCOMPARE(find<QComboBox>("modelSmall").count(), 0);
    }

    // --- states

    void whatCannotBeLoadedIsSaidAndTriedAgain()
    {
        m_desk->failNext(u"/desk/models"_s, {0, {}, true});
        make();
        QTRY_VERIFY(find<QWidget>("modelsState").isVisible());
        QVERIFY(!button("modelChoose").isVisible());
        m_desk->forgive(u"/desk/models"_s);
        find<QWidget>("modelsState").findChild<QPushButton *>(u"stateAction"_s)->click();
        QTRY_VERIFY(button("modelChoose").isVisible());
        QVERIFY(!find<QWidget>("modelsState").isVisible());
    }

    void withoutProvidersItSaysWhoSpeaks()
    {
        m_desk->models.providers.clear();
        m_desk->config = toJson(defaultConfig());
        open();
        QVERIFY(said("modelState").contains(u"built-in responder"_s));
        QVERIFY(!button("modelRepAdd").isEnabled());
        QVERIFY(!button("modelAsk").isEnabled());
    }

    void whatWasAddedIsReachedByTabWhereItIsSeen()
    {
        open();
        add("modelManagerAdd", "groq");
        button("addModelRule").click();
        button("addPrice").click();
        const QList<const QWidget *> order = tabOrder();
        const auto place = [&order](const QWidget &widget) { return order.indexOf(&widget); };
        QVERIFY(place(button("modelManager0Remove")) < place(button("modelManager1Up")));
        QVERIFY(place(button("modelManager1Remove")) < place(button("modelManagerAdd")));
        QVERIFY(place(button("modelManagerAdd")) < place(button("modelChoose")));
        QVERIFY(place(buttonIn("modelRule2", "Remove rule 3")) < place(buttonIn("modelRule3", "Remove rule 4")));
        QVERIFY(place(buttonIn("modelRule3", "Remove rule 4")) < place(button("addModelRule")));
        QVERIFY(place(button("addModelRule")) < place(button("saveModelRules")));
        QVERIFY(place(find<QLineEdit>("price0Model")) < place(find<QLineEdit>("price1Model")));
        QVERIFY(place(button("price1Remove")) < place(button("addPrice")));
        QVERIFY(place(button("addPrice")) < place(button("savePrices")));
    }

    void everyControlIsNamed()
    {
        open();
        int count = 0;
        for (const QWidget *each : m_page->findChildren<QWidget *>()) {
            if (!each->isVisible() || !(each->focusPolicy() & Qt::TabFocus) || qobject_cast<const QLabel *>(each))
                continue;
            if (each->focusProxy() || qobject_cast<const QComboBox *>(each->parentWidget()) ||
                qobject_cast<const QAbstractSpinBox *>(each->parentWidget()))
                continue;
            ++count;
            const auto *push = qobject_cast<const QPushButton *>(each);
            QVERIFY2(!each->accessibleName().isEmpty() || (push && !push->text().isEmpty()),
                     qPrintable(QString::fromLatin1(each->metaObject()->className()) + u' ' + each->objectName()));
        }
        QVERIFY(count > 40);
    }

private:
    void make()
    {
        m_page = std::make_unique<ModelSettings>(*m_connection);
        m_page->resize(720, 1800);
        m_page->show();
        m_page->setPerson(m_desk->me);
    }
    void open()
    {
        make();
        QTRY_VERIFY(button("saveModelRules").isVisible());
    }

    template<class T>
    T &find(const char *name)
    {
        auto *found = m_page->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return *found;
    }
    /// What Tab reaches, from the first provider on.
    QList<const QWidget *> tabOrder()
    {
        QList<const QWidget *> order;
        const QWidget *first = &find<QComboBox>("modelProvider");
        const QWidget *each = first;
        do {
            order.append(each);
            each = each->nextInFocusChain();
        } while (each != first);
        return order;
    }
    QPushButton &button(const char *name) { return find<QPushButton>(name); }
    /// What the server has answered is here when this returns.
    void letAnswersCome()
    {
        bool isAnswered = false;
        m_connection->get(u"/desk/models"_s, {}, m_page.get(),
                          [&isAnswered](const base::Result<QJsonObject> &) { isAnswered = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isAnswered, 30'000);
    }
    QString said(const char *name) { return find<QLabel>(name).text(); }
    QString row(const char *name) { return find<QWidget>(name).accessibleName(); }
    QDoubleSpinBox &boxIn(const char *rule) { return *find<QWidget>(rule).findChild<QDoubleSpinBox *>(); }
    template<class T>
    T &namedIn(const char *rule, const char *name)
    {
        for (T *each : find<QWidget>(rule).findChildren<T *>()) {
            if (each->accessibleName() == QLatin1String(name))
                return *each;
        }
        qFatal("no %s in %s", name, rule);
    }
    QComboBox &choiceIn(const char *rule, const char *name) { return namedIn<QComboBox>(rule, name); }
    QPushButton &buttonIn(const char *rule, const char *name) { return namedIn<QPushButton>(rule, name); }
    static void pick(QComboBox &box, const char *word) { box.setCurrentIndex(box.findData(QString::fromLatin1(word))); }
    void add(const char *buttonName, const char *provider)
    {
        for (QAction *each : button(buttonName).menu()->actions()) {
            if (each->text() == QLatin1String(provider))
                return each->trigger();
        }
        qFatal("nobody is called %s", provider);
    }
    [[nodiscard]] QJsonObject models() const { return m_desk->config[u"models"].toObject(); }
    [[nodiscard]] QStringList chain(const char *tier) const
    {
        QStringList names;
        for (const QJsonValue &each : models()[QLatin1String(tier)][u"chain"].toArray())
            names.append(each.toString());
        return names;
    }
    static QJsonObject patch(const QJsonObject &section) { return {{u"models"_s, section}}; }
    /// What was last sent of the section.
    [[nodiscard]] QJsonObject lastPut() const
    {
        QJsonObject last;
        for (const auto &asked : m_desk->asked()) {
            if (asked.method == "PUT" && asked.path == "/desk/config"_L1)
                last = base::parseJsonObject(asked.body).value()[u"models"].toObject();
        }
        return last;
    }

    std::unique_ptr<test::DeskDouble> m_desk;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<ModelSettings> m_page;
};

QTEST_MAIN(ModelSettingsTest)
#include "tst_modelsettings.moc"
