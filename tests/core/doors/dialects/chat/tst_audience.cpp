#include "core/doors/dialects/chat/Audience.h"

#include <QtTest/QTest>

#include <set>

using namespace tierdesk;
using namespace tierdesk::dialects::chat;

namespace {

const CompanyId Acme{1}, Beta{2};
const QString A = u"chat_a"_s, B = u"chat_b"_s;

} // namespace

/// Who is in which chat, and what it costs to find them.
class TestAudience final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whomAnEventConcernsIsFoundWithoutTheOthers()
    {
        for (int i = 0; i < 1000; ++i)
            m_audience.enter(visitor(Acme), u"chat_%1"_s.arg(i));
        const VisitorPtr one = visitor(Acme), two = visitor(Acme), late = visitor(Acme);
        m_audience.enter(one, A);
        m_audience.enter(two, A);
        m_audience.expect(late, A);
        QCOMPARE(m_looks.value(), 0);
        QCOMPARE(m_audience.in(Acme, A), (std::vector{one, two}));
        QCOMPARE(m_audience.expecting(Acme, A), std::vector{late});
        QCOMPARE(m_looks.value(), 3);
        QVERIFY(m_audience.in(Acme, B).empty());
        QVERIFY(m_audience.expecting(Acme, B).empty());
        QCOMPARE(m_looks.value(), 3);
        QCOMPARE(m_audience.all().size(), size_t(1003));
    }
    void aChatsNameIsItsCompanysOwn()
    {
        const VisitorPtr ours = visitor(Acme), theirs = visitor(Beta);
        m_audience.enter(ours, A);
        m_audience.expect(theirs, A);
        QCOMPARE(m_audience.in(Acme, A), std::vector{ours});
        QVERIFY(m_audience.in(Beta, A).empty());
        QVERIFY(m_audience.expecting(Acme, A).empty());
    }
    void oneIsInOneChatAndAwaitsOneOther()
    {
        const VisitorPtr one = visitor(Acme);
        m_audience.enter(one, A);
        m_audience.expect(one, A);
        m_audience.enter(one, B);
        QCOMPARE(one->chat, B);
        QVERIFY(m_audience.in(Acme, A).empty());
        QCOMPARE(m_audience.in(Acme, B), std::vector{one});
        m_audience.expect(one, B);
        QVERIFY(m_audience.expecting(Acme, A).empty());
        QCOMPARE(m_audience.expecting(Acme, B), std::vector{one});
        m_audience.arrive(one);
        QVERIFY(one->joining.isEmpty() && m_audience.expecting(Acme, B).empty());
        m_audience.leave(one);
        QVERIFY(one->chat.isEmpty() && m_audience.in(Acme, B).empty());
        m_audience.leave(one); // nor twice
    }
    void whoIsForgottenStandsNowhere()
    {
        std::vector<VisitorPtr> all;
        for (int i = 0; i < 5; ++i) {
            all.push_back(visitor(Acme));
            m_audience.enter(all.back(), A);
            m_audience.expect(all.back(), B);
        }
        // The first, the last, one between them, and the last of all: each place is found again.
        for (const size_t which : {0, 4, 2, 1, 3}) {
            all[which]->waiting.emplace_back([] {});
            m_audience.forget(all[which]);
            m_audience.forget(all[which]);
            QVERIFY(all[which]->isForgotten && all[which]->waiting.empty());
            std::set<VisitorPtr> left(all.begin(), all.end());
            std::erase_if(left, [](const VisitorPtr &each) { return each->isForgotten; });
            const std::vector<VisitorPtr> here = m_audience.all(), in = m_audience.in(Acme, A),
                                          expecting = m_audience.expecting(Acme, B);
            QCOMPARE(std::set(here.begin(), here.end()), left);
            QCOMPARE(std::set(in.begin(), in.end()), left);
            QCOMPARE(std::set(expecting.begin(), expecting.end()), left);
            QCOMPARE(here.size(), left.size());
        }
        QVERIFY(m_audience.all().empty());
    }

private:
    [[nodiscard]] VisitorPtr visitor(CompanyId company)
    {
        auto made = std::make_shared<Visitor>();
        made->principal.company = company;
        m_audience.add(made);
        return made;
    }

    base::Counter m_looks;
    Audience m_audience{m_looks};

private Q_SLOTS:
    void cleanup()
    {
        for (const VisitorPtr &each : m_audience.all())
            m_audience.forget(each);
        m_looks.set(0);
    }
};

QTEST_GUILESS_MAIN(TestAudience)
#include "tst_audience.moc"
