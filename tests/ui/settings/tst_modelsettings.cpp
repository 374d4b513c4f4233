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
        m_desk->tried.text = QStringLiteral("<b>Hello</b>");
        m_desk->tried.latencyMs = 640;
        m_desk->tried.tokensIn = 100;
        m_desk->tried.tokensOut = 20;
        m_desk->tried.cost = 0.25;
        m_desk->saveConfig(test::designChoice(), QStringLiteral("ines@acme.example"));
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
        QCOMPARE(row("modelRep0"), QStringLiteral("claude"));
        QCOMPARE(row("modelRep1"), QStringLiteral("groq"));
        QCOMPARE(row("modelRep2"), QStringLiteral("local-llama"));
        QCOMPARE(row("modelManager0"), QStringLiteral("claude"));
        QVERIFY(!button("modelRep0Up").isEnabled());
        QVERIFY(!button("modelRep2Down").isEnabled());
        QVERIFY(!button("modelRepAdd").isEnabled()); // everybody is in it
        QCOMPARE(find<QComboBox>("modelManagerOtherwise").currentData().toString(), QStringLiteral("person"));
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
        QTRY_COMPARE(chain("aiRep"), QStringList({QStringLiteral("local-llama"), QStringLiteral("groq")}));
        QCOMPARE(chain("aiManager"), QStringList({QStringLiteral("claude"), QStringLiteral("local-llama")}));
        // The button rests while the answer is awaited too.
        QTRY_VERIFY(said("speakersSaid").contains(QStringLiteral("next message")));
        QVERIFY(!button("modelChoose").isEnabled());
        // What another card holds is not sent along.
        QCOMPARE(lastPut().keys(),
                 QStringList({QStringLiteral("aiManager"), QStringLiteral("aiRep"), QStringLiteral("budgetPerDay")}));
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
        QCOMPARE(said("modelSpent"), QStringLiteral("$1.87 of $5.00"));
        QCOMPARE(find<QProgressBar>("modelSpentShare").value(), 374);
        find<QDoubleSpinBox>("modelBudget").setValue(0);
        button("modelChoose").click();
        QTRY_VERIFY(models()[u"budgetPerDay"].isNull());
        QTRY_COMPARE(said("modelSpent"), QStringLiteral("$1.87"));
        QVERIFY(!find<QProgressBar>("modelSpentShare").isVisible());
    }

    void aBudgetThatIsUsedUpSaysWhatFollows()
    {
        m_desk->models.spentToday = 5.02;
        open();
        QCOMPARE(said("modelSpent"), QStringLiteral("$5.02 of $5.00"));
        QVERIFY(!find<QLabel>("modelUsedUp").isHidden());
        find<QDoubleSpinBox>("modelBudget").setValue(6);
        button("modelChoose").click();
        QTRY_VERIFY(find<QLabel>("modelUsedUp").isHidden());
    }

    void aBudgetSaysWhichModelsHaveNoPrice()
    {
        m_desk->models.providers[1].unpriced = {QStringLiteral("llama-3.3-70b-versatile")};
        open();
        QVERIFY(!find<QLabel>("modelUnpriced").isHidden());
        QCOMPARE(said("modelUnpriced"),
                 QStringLiteral("No price is set for llama-3.3-70b-versatile. Until you enter one below, the budget "
                                "counts $20.00 per million input tokens and $100.00 per million output tokens."));
        find<QComboBox>("modelProvider").setCurrentIndex(1);
        QVERIFY2(said("modelState").endsWith(QStringLiteral("No price is set for llama-3.3-70b-versatile.")),
                 qPrintable(said("modelState")));
        find<QComboBox>("modelProvider").setCurrentIndex(0);
        QVERIFY(!said("modelState").contains(QStringLiteral("price")));
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
        QCOMPARE(choiceIn("modelRule1", "Sentiment, rule 2").currentText(), QStringLiteral("Angry or worse"));
        QCOMPARE(choiceIn("modelRule2", "Tier, rule 3").currentText(), QStringLiteral("AI Manager"));
        boxIn("modelRule0").setValue(0.7);
        button("addModelRule").click();
        pick(choiceIn("modelRule3", "Topic, rule 4"), "TECHNICAL");
        pick(choiceIn("modelRule3", "Model, rule 4"), "small");
        buttonIn("modelRule3", "Move rule 4 up").click();
        buttonIn("modelRule1", "Remove rule 2").click();
        button("saveModelRules").click();
        const QJsonArray wanted{
            QJsonObject{{QStringLiteral("complexityFrom"), 0.7}, {QStringLiteral("size"), QStringLiteral("large")}},
            QJsonObject{{QStringLiteral("category"), QStringLiteral("TECHNICAL")},
                        {QStringLiteral("size"), QStringLiteral("small")}},
            QJsonObject{{QStringLiteral("vip"), true},
                        {QStringLiteral("tier"), QStringLiteral("AI_MANAGER")},
                        {QStringLiteral("size"), QStringLiteral("large")}}};
        QTRY_COMPARE(lastPut()[u"rules"].toArray(), wanted);
        QTRY_VERIFY(!button("saveModelRules").isEnabled());
    }

    // --- prices

    void theCompanysPricesStandBeforeThoseOfTheProgram()
    {
        open();
        QCOMPARE(find<QLineEdit>("price0Model").text(), QStringLiteral("llama"));
        QCOMPARE(find<QDoubleSpinBox>("price0in").value(), 0.05);
        const QString shipped = said("shippedPrices");
        QVERIFY2(shipped.contains(QStringLiteral("2026")) && shipped.contains(QStringLiteral("Anthropic")),
                 qPrintable(shipped));
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
        QVERIFY(said("pricesSaid").contains(QStringLiteral("Enter a model name")));
        QCOMPARE(m_desk->asked().size(), before);
        QTest::keyClicks(&find<QLineEdit>("price1Model"), QStringLiteral("qwen"));
        find<QDoubleSpinBox>("price1longFrom").setValue(32'000);
        find<QDoubleSpinBox>("price1longTimes").setValue(2);
        button("savePrices").click();
        QTRY_COMPARE(models()[u"prices"].toArray().size(), 2);
        const QJsonArray prices = models()[u"prices"].toArray();
        QCOMPARE(prices[0][u"out"].toDouble(), 0.125);
        QCOMPARE(prices[1][u"model"].toString(), QStringLiteral("qwen"));
        QCOMPARE(prices[1][u"longFrom"].toInt(), 32'000);
        QTRY_VERIFY(!button("savePrices").isEnabled());
        button("price0Remove").click();
        button("savePrices").click();
        QTRY_COMPARE(models()[u"prices"].toArray().size(), 1);
        QTRY_COMPARE(find<QLineEdit>("price0Model").text(), QStringLiteral("qwen"));
    }

    // --- together with others

    void whatAColleagueSavesIsShownUnlessItIsBeingChangedHere()
    {
        m_connection->open();
        open();
        QTRY_COMPARE(m_connection->state(), Connection::State::Live);
        button("modelRep0Remove").click();
        m_desk->saveConfig(patch({{QStringLiteral("budgetPerDay"), 9}, {QStringLiteral("rules"), QJsonArray()}}),
                           QStringLiteral("ines@acme.example"));
        QTRY_VERIFY(!m_page->findChild<QWidget *>(QStringLiteral("modelRule0")));
        QTRY_VERIFY(said("speakersSaid").contains(QStringLiteral("Someone else")));
        QCOMPARE(row("modelRep0"), QStringLiteral("groq")); // still as it is written here
    }

    void aRefusalIsSaidInItsCardAndNothingIsLost()
    {
        open();
        m_desk->failNext(QStringLiteral("/desk/config"), {500, "{\"error\":{\"code\":\"storage_failed\"}}", false});
        button("modelRep0Remove").click();
        button("modelChoose").click();
        QTRY_VERIFY(!said("speakersSaid").isEmpty() && button("modelChoose").isEnabled());
        QCOMPARE(chain("aiRep").size(), 3);
        QCOMPARE(row("modelRep0"), QStringLiteral("groq"));
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
        QVERIFY(!m_page->findChild<QWidget *>(QStringLiteral("modelRep0")));
    }

    void aProviderThatSpeaksIsNotRemoved()
    {
        open();
        button("modelRemove").click();
        QTRY_VERIFY(said("providerSaid").contains(QStringLiteral("still in use by a tier")));
        QCOMPARE(find<QComboBox>("modelProvider").count(), 4);
    }

    void aNewProviderIsThereForTheChains()
    {
        open();
        auto &provider = find<QComboBox>("modelProvider");
        provider.setCurrentIndex(provider.count() - 1);
        QVERIFY(said("modelState").contains(QStringLiteral("Save it")));
        QTest::keyClicks(&find<QLineEdit>("modelName"), QStringLiteral("spare"));
        QTest::keyClicks(&find<QLineEdit>("modelAddress"), QStringLiteral("https://spare.example/v1"));
        find<QComboBox>("modelSmall").setEditText(QStringLiteral("spare-small"));
        button("modelSave").click();
        QTRY_COMPARE(provider.currentText(), QStringLiteral("spare"));
        QVERIFY(said("modelState").contains(QStringLiteral("needs an API key")));
        QTRY_VERIFY(button("modelManagerAdd").isEnabled());
        add("modelManagerAdd", "spare");
        QCOMPARE(row("modelManager1"), QStringLiteral("spare"));
    }

    void whatIsWrittenAboutAProviderStaysWhenSomethingElseIsSaved()
    {
        open();
        m_desk->models.spentToday = 2;
        find<QLineEdit>("modelAddress").setText(QStringLiteral("https://elsewhere.example/v1"));
        button("modelRep0Remove").click();
        button("modelChoose").click();
        QTRY_VERIFY(said("speakersSaid").contains(QStringLiteral("next message")));
        QTRY_COMPARE(said("modelSpent"), QStringLiteral("$2.00 of $5.00")); // all of it was loaded again
        QCOMPARE(find<QLineEdit>("modelAddress").text(), QStringLiteral("https://elsewhere.example/v1"));
    }

    /// The stream begins anew, a colleague saves something else: what stands here already is left alone.
    void aReloadClosesNoListAndMovesNoCursor()
    {
        m_desk->modelsOffered = {QStringLiteral("claude-haiku-5-5"), QStringLiteral("claude-opus-5-5")};
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
        QPointer<QWidget> price = m_page->findChild<QWidget *>(QStringLiteral("price0Model"));
        QVERIFY(price);
        m_desk->models.spentToday = 2;
        m_desk->saveConfig(patch({{QStringLiteral("budgetPerDay"), 9}}), QStringLiteral("ines@acme.example"));
        QTRY_COMPARE(find<QDoubleSpinBox>("modelBudget").value(), 9.0);
        m_connection->close();
        m_connection->open();
        QTRY_VERIFY(said("modelSpent").startsWith(QStringLiteral("$2.00"))); // all of it was loaded again
        QVERIFY(providers.view()->isVisible());
        providers.hidePopup();
        QCOMPARE(address.cursorPosition(), 4);
        QCOMPARE(small.count(), offered);
        QVERIFY(price);
    }

    void aTrialShowsTheAnswerAsItIsAndItsCost()
    {
        open();
        find<QLineEdit>("modelQuestion").setText(QStringLiteral("Hello?"));
        button("modelAsk").click();
        QTRY_COMPARE(said("modelAnswer"), QStringLiteral("<b>Hello</b>"));
        QCOMPARE(find<QLabel>("modelAnswer").textFormat(), Qt::PlainText);
        QCOMPARE(said("modelCost"), QStringLiteral("claude-haiku-5-5 · 640 ms · 120 tokens · $0.25"));
        QTRY_COMPARE(said("modelSpent"), QStringLiteral("$2.12 of $5.00"));
    }

    void whatIsTypedWhileAProviderIsSavedStays()
    {
        open();
        find<QLineEdit>("modelKey").setText(QStringLiteral("first-key"));
        button("modelSave").click();
        find<QLineEdit>("modelKey").setText(QStringLiteral("second-key"));
        find<QLineEdit>("modelAddress").setText(QStringLiteral("https://elsewhere.example/v1"));
        QTRY_VERIFY(said("providerSaid").contains(QStringLiteral("was saved")));
        QTRY_VERIFY(button("modelSave").isEnabled());
        letAnswersCome(); // the list is loaded again upon it
        QCOMPARE(find<QLineEdit>("modelKey").text(), QStringLiteral("second-key"));
        QCOMPARE(find<QLineEdit>("modelAddress").text(), QStringLiteral("https://elsewhere.example/v1"));
    }

    void anAnswerThatComesAfterAnotherPersonCameIsPassedOver_data()
    {
        QTest::addColumn<QByteArray>("act");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("said");
        QTest::newRow("to a save of who speaks")
            << QByteArray("modelChoose") << QStringLiteral("/desk/config") << QStringLiteral("speakersSaid");
        QTest::newRow("to a save of a provider")
            << QByteArray("modelSave") << QStringLiteral("/desk/models/providers/claude")
            << QStringLiteral("providerSaid");
        QTest::newRow("to a list of models")
            << QByteArray("modelList") << QStringLiteral("/desk/models/providers/claude/models")
            << QStringLiteral("providerSaid");
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
        m_desk->failNext(QStringLiteral("/desk/models"), {0, {}, true});
        make();
        QTRY_VERIFY(find<QWidget>("modelsState").isVisible());
        QVERIFY(!button("modelChoose").isVisible());
        m_desk->forgive(QStringLiteral("/desk/models"));
        find<QWidget>("modelsState").findChild<QPushButton *>(QStringLiteral("stateAction"))->click();
        QTRY_VERIFY(button("modelChoose").isVisible());
        QVERIFY(!find<QWidget>("modelsState").isVisible());
    }

    void withoutProvidersItSaysWhoSpeaks()
    {
        m_desk->models.providers.clear();
        m_desk->config = toJson(defaultConfig());
        open();
        QVERIFY(said("modelState").contains(QStringLiteral("built-in responder")));
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
        m_connection->get(QStringLiteral("/desk/models"), {}, m_page.get(),
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
    static QJsonObject patch(const QJsonObject &section) { return {{QStringLiteral("models"), section}}; }
    /// What was last sent of the section.
    [[nodiscard]] QJsonObject lastPut() const
    {
        QJsonObject last;
        for (const auto &asked : m_desk->asked()) {
            if (asked.method == "PUT" && asked.path == QLatin1String("/desk/config"))
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
