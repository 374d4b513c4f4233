#include "tests/core/store/StoreFixture.h"

using namespace tierdesk;
using tierdesk::test::must;
using tierdesk::test::StoreFixture;

/// What a company teaches, and the models that were made of it.
class TestTraining final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatAModelWasTaughtCanBeToldAgain()
    {
        StoreFixture store;
        const auto one = add(store, "one", "billing", 1);
        add(store, "two", "shipping", 2);
        QVERIFY(must(store.tables->training.remove(store.company, one, 3)));
        add(store, "three", "refund", 4);
        const auto texts = [&](qint64 change) {
            QStringList list;
            for (const auto &each : must(store.tables->training.taught(store.company, TrainingKind::Intent, change)))
                list.append(each.text);
            return list.join(u' ');
        };
        QCOMPARE(texts(0), QString());
        QCOMPARE(texts(1), u"one"_s);
        QCOMPARE(texts(2), u"one two"_s);
        QCOMPARE(texts(3), u"two"_s);
        QCOMPARE(texts(4), u"two three"_s);
        QCOMPARE(must(store.tables->training.lastChange(store.company, TrainingKind::Intent)), qint64{4});
        QCOMPARE(must(store.tables->training.lastChange(store.company, TrainingKind::Category)), qint64{0});
        QVERIFY(!must(store.tables->training.remove(store.company, one, 5))); // it is gone
    }

    void aTextIsTheSameWhateverItsCaseAndBlanks()
    {
        StoreFixture store;
        add(store, "My  Pass is Lost", "pass", 1);
        const auto same = must(store.tables->training.same(store.company, TrainingKind::Intent, u"my pass is lost "_s));
        QVERIFY(same);
        QCOMPARE(same->label, u"pass"_s);
        QVERIFY(!must(store.tables->training.same(store.company, TrainingKind::Category, u"my pass is lost"_s)));
        const CompanyId other = store.addCompany(u"other"_s);
        QVERIFY(!must(store.tables->training.same(other, TrainingKind::Intent, u"my pass is lost"_s)));
        QVERIFY(!must(store.tables->training.remove(other, same->id, 2)));
    }

    void aListIsNarrowedAndPaged()
    {
        StoreFixture store;
        for (int i = 0; i < 7; ++i)
            add(store, qPrintable(u"text %1 of 100%"_s.arg(i)), i % 2 == 0 ? "even" : "odd", i + 1);
        const auto ask = [&](store::TrainingFilter filter) {
            filter.kind = TrainingKind::Intent;
            return must(store.tables->training.list(store.company, filter));
        };
        store::TrainingFilter filter;
        QCOMPARE(ask(filter).size(), std::size_t{7});
        QCOMPARE(ask(filter).front().text, u"text 6 of 100%"_s);
        filter.label = u"odd"_s;
        QCOMPARE(ask(filter).size(), std::size_t{3});
        filter.words = u"TEXT 3"_s;
        QCOMPARE(ask(filter).size(), std::size_t{1});
        filter.words = u"%%"_s; // a sign like others
        QCOMPARE(ask(filter).size(), std::size_t{0});
        filter = {};
        filter.limit = 3;
        const auto page = ask(filter);
        filter.before = page.back().id;
        QCOMPARE(ask(filter).front().text, u"text 3 of 100%"_s);
        const auto labels = must(store.tables->training.labels(store.company, TrainingKind::Intent));
        QCOMPARE(labels.front(), std::pair(u"even"_s, 4));
    }

    void aModelStandsInParts()
    {
        StoreFixture store;
        TrainedModel model;
        model.company = store.company;
        model.kind = TrainingKind::Intent;
        model.basis = 9;
        model.figures.heldOut = 20;
        model.figures.right = 18;
        model.figures.labels.push_back({u"pass"_s, 10, 2, 2, 1});
        model.at = {5000};
        model.took = Millis{1200};
        model.id = must(store.tables->training.addModel(model));
        must(store.tables->training.addPart(model.id, 1, "\0second"_ba));
        must(store.tables->training.addPart(model.id, 0, "first"_ba));
        QCOMPARE(must(store.tables->training.bytes(model.id)), "first\0second"_ba);
        QVERIFY(!must(store.tables->training.inService(store.company, TrainingKind::Intent)));
        model.state = TrainedState::InService;
        must(store.tables->training.setState(model));
        const auto serving = must(store.tables->training.inService(store.company, TrainingKind::Intent));
        QVERIFY(serving);
        QVERIFY(serving->figures == model.figures);
        QCOMPARE(serving->basis, qint64{9});
        QVERIFY(!must(store.tables->training.inService(store.company, TrainingKind::Category)));
        model.state = TrainedState::Broken;
        model.reason = TrainedReason::Unreadable;
        model.problem = u"its checksum does not fit"_s;
        must(store.tables->training.setState(model));
        const auto known = must(store.tables->training.models(store.company, TrainingKind::Intent, 5));
        QCOMPARE(known.front().reason, TrainedReason::Unreadable);
        QCOMPARE(known.front().problem, model.problem);
    }

    void whatACrashLeftHalfWrittenGoes()
    {
        StoreFixture store;
        TrainedModel model;
        model.company = store.company;
        const auto half = must(store.tables->training.addModel(model));
        must(store.tables->training.addPart(half, 0, "half"_ba));
        model.state = TrainedState::InService;
        const auto whole = must(store.tables->training.addModel(model));
        must(store.tables->training.addPart(whole, 0, "whole"_ba));
        QCOMPARE(must(store.tables->training.dropUnfinished()), 1);
        QVERIFY(must(store.tables->training.bytes(half)).isEmpty());
        QCOMPARE(must(store.tables->training.bytes(whole)), "whole"_ba);
    }

    void aMessageKeepsWhatItWasReadToBeAbout()
    {
        StoreFixture store;
        const SessionKey session = store.addSession().key;
        Message message;
        message.session = session;
        message.text = u"the gate is shut"_s;
        message.at = {1};
        message.topic = TopicFacts{Category::Account, .75, u"gate"_s, .9};
        const auto id = must(store.tables->messages.append(message));
        const auto kept = must(store.tables->messages.byId(id));
        QVERIFY(kept && kept->topic);
        QCOMPARE(kept->topic->category, Category::Account);
        QCOMPARE(kept->topic->confidence, .75);
        QCOMPARE(kept->topic->intent, u"gate"_s);
        QCOMPARE(kept->topic->intentConfidence, .9);
        message.topic.reset();
        QVERIFY(!must(store.tables->messages.byId(must(store.tables->messages.append(message))))->topic);
    }

private:
    static TrainingExampleId add(StoreFixture &store, const char *text, const char *label, qint64 change)
    {
        TrainingExample example;
        example.company = store.company;
        example.kind = TrainingKind::Intent;
        example.text = QString::fromLatin1(text);
        example.label = QString::fromLatin1(label);
        example.who = u"Elena R."_s;
        example.at = {1000 + change};
        return must(store.tables->training.add(example, change));
    }
};

QTEST_GUILESS_MAIN(TestTraining)
#include "tst_training.moc"
