#include "ui/conversation/composer/Proposal.h"

#include "tests/support/desk/DeskDouble.h"

#include <QtTest/QTest>

using namespace tierdesk;

namespace {

constexpr Timestamp Now{1'790'000'000'000};
constexpr UserId Me{7};

Action done(ActionKind kind, ActionState state, Timestamp at = Now)
{
    Action action;
    action.id = ActionId{50};
    action.request.kind = kind;
    action.request.orderNumber = u"ORD-9876"_s;
    action.request.amount = Money{31240, {'U', 'S', 'D'}};
    action.state = state;
    action.user = Me;
    action.at = at;
    return action;
}

Message wrote(Timestamp at)
{
    Message message;
    message.id = MessageId{60};
    message.speaker = Speaker::HumanAgent;
    message.author = Me;
    message.at = at;
    return message;
}

} // namespace

class ProposalTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatIsSureIsProposed_data()
    {
        QTest::addColumn<deskapi::SessionDetail>("detail");
        QTest::addColumn<QString>("proposal");
        const auto base = test::designCase(Now);
        const QString refunded = u"I have approved a refund of $312.40 for order ORD-9876."_s;
        const auto row = [](const char *name, const deskapi::SessionDetail &detail, const QString &proposal) {
            QTest::addRow("%s", name) << detail << proposal;
        };
        row("just taken: a greeting", base,
            u"Hello Dana, I am Marek. I have read the conversation and am looking into this now."_s);
        auto detail = base;
        detail.actions.push_back(done(ActionKind::Refund, ActionState::Confirmed));
        row("a refund, first words", detail, u"Hello Dana, I am Marek. "_s + refunded);
        detail.messages.push_back(wrote(Now - Millis::seconds(5)));
        row("a refund since one last wrote", detail, refunded);
        detail.messages.push_back(wrote(Now + Millis::seconds(5)));
        row("a refund that was told already", detail, {});
        detail = base;
        detail.messages.push_back(wrote(Now - Millis::seconds(5)));
        row("nothing was done since", detail, {});
        detail.actions.push_back(done(ActionKind::Refund, ActionState::Refused));
        row("a refund that was refused", detail, {});
        detail.actions.back().state = ActionState::Failed;
        row("a refund that failed", detail, {});
        detail.actions.back() = done(ActionKind::Credit, ActionState::Pending);
        row("a credit under way", detail, u"I have added a credit of $312.40 to your account."_s);
        detail.actions.back().user = UserId{9};
        row("a colleague's credit", detail, {});
        detail = base;
        detail.session.language = u"es"_s;
        row("a customer who writes another language", detail, {});
        detail = base;
        detail.session.customerName.clear();
        row("a customer without a name", detail,
            u"Hello, I am Marek. I have read the conversation and am looking into this now."_s);
        detail = base;
        detail.held.push_back({});
        row("something is on its way already", detail, {});
    }
    void onlyWhatIsSureIsProposed()
    {
        QFETCH(deskapi::SessionDetail, detail);
        QFETCH(QString, proposal);
        QCOMPARE(ui::proposedReply(detail, Me, u"Marek Svoboda"_s), proposal);
    }
};

QTEST_GUILESS_MAIN(ProposalTest)
#include "tst_proposal.moc"
