#include "tests/gallery/Pieces.h"

#include "tests/gallery/Bench.h"
#include "tests/gallery/Waiting.h"
#include "ui/conversation/dialogs/ActionDialog.h"
#include "ui/conversation/side/SidePanel.h"
#include "ui/widgets/Disclosure.h"

#include <QtNetwork/QTcpServer>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>

namespace tierdesk::gallery {

namespace {

std::vector<Piece> sidePieces()
{
    return {
        {"side-mine",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.panel().show();
             return isOpen;
         }},
        {"side-more",
         [](Bench &bench) {
             auto detail = test::designCase(bench.clock.now());
             detail.customer->email = Bench::text("dana@whitfield.example");
             detail.allowance.lines[0].used = Money{31240, {'U', 'S', 'D'}};
             detail.allowance.lines[0].remaining = Money{68760, {'U', 'S', 'D'}};
             bench.desk.setDetail(detail);
             const bool isOpen = bench.openMine();
             auto &panel = bench.panel();
             panel.resize(panel.width(), 2 * panel.height() / 3 * 2);
             panel.show();
             bench.find<ui::widgets::Disclosure>("earlierSessions").setChecked(true);
             const auto folds = panel.findChildren<ui::widgets::Disclosure *>();
             for (auto *fold : folds)
                 fold->setChecked(fold->isCheckable());
             return isOpen;
         }},
        {"side-waiting",
         [](Bench &bench) {
             const bool isOpen = bench.open(Bench::text("sess_8f21"));
             bench.panel().show();
             return isOpen;
         }},
        {"side-bare",
         [](Bench &bench) {
             const bool isOpen = bench.open(Bench::text("sess_8b02"));
             bench.panel().show();
             return isOpen;
         }},
        {"side-empty",
         [](Bench &bench) {
             bench.panel().show();
             return true;
         }},
        {"side-loading",
         [](Bench &bench) {
             auto *silent = new QTcpServer(&bench.connection); // takes the question and does not answer
             silent->listen(QHostAddress::LocalHost);
             bench.connection.setServer(QUrl(u"http://127.0.0.1:%1"_s.arg(silent->serverPort())));
             bench.feed.open(bench.text("sess_8f21"));
             bench.panel().show();
             return bench.feed.state() == ui::CaseFeed::State::Loading;
         }},
        {"side-failed",
         [](Bench &bench) {
             bench.desk.stop();
             bench.feed.open(bench.text("sess_8f21"));
             bench.panel().show();
             return until("the load to fail", [&] { return bench.feed.state() == ui::CaseFeed::State::Failed; });
         }},
        {"side-offline",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.panel().show();
             bench.desk.stop();
             return isOpen && untilSeen(bench.find<QWidget>("sideBanner"));
         }},
        {"side-mirrored",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.panel().show();
             return isOpen;
         },
         {100, true}},
    };
}

std::vector<Piece> actionPieces()
{
    return {
        {"act-refund",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Refund).show();
             return isOpen && bench.isJudged();
         }},
        {"act-refund-over",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Refund).show();
             bench.find<QLineEdit>("amount").setText(Bench::text("500"));
             return isOpen && bench.isJudged();
         }},
        {"act-refund-no-amount",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Refund).show();
             bench.find<QLineEdit>("amount").setText(Bench::text("5.001"));
             return isOpen;
         }},
        {"act-refund-no-answer",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Refund).show();
             const bool isJudged = isOpen && bench.isJudged();
             bench.desk.stop();
             bench.find<QPushButton>("confirm").click();
             return isJudged && bench.isSaid();
         }},
        {"act-refund-done",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             auto &dialog = bench.action(ActionKind::Refund);
             static_cast<QWidget &>(dialog).show();
             const bool isJudged = isOpen && bench.isJudged();
             bench.find<QPushButton>("confirm").click();
             return isJudged && until("the outcome", [&] { return dialog.outcome().has_value(); });
         }},
        {"act-refund-pending",
         [](Bench &bench) {
             bench.desk.actState = ActionState::Pending;
             const bool isOpen = bench.openMine();
             auto &dialog = bench.action(ActionKind::Refund);
             static_cast<QWidget &>(dialog).show();
             const bool isJudged = isOpen && bench.isJudged();
             bench.find<QPushButton>("confirm").click();
             return isJudged && until("the act to be under way", [&] {
                        return dialog.outcome() && dialog.outcome()->state == ActionState::Pending;
                    });
         }},
        {"act-refund-failed",
         [](Bench &bench) {
             bench.desk.actState = ActionState::Pending;
             const bool isOpen = bench.openMine();
             auto &dialog = bench.action(ActionKind::Refund);
             static_cast<QWidget &>(dialog).show();
             const bool isJudged = isOpen && bench.isJudged();
             bench.find<QPushButton>("confirm").click();
             if (!isJudged || !until("the act to be under way", [&] { return dialog.outcome().has_value(); }))
                 return false;
             bench.desk.settle(Bench::text("sess_8f21"), dialog.outcome()->id, false,
                               Bench::text("The card was refused by its bank."));
             return until("the act to fail", [&] { return dialog.outcome()->state == ActionState::Failed; });
         }},
        {"act-credit",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Credit).show();
             return isOpen;
         }},
        {"act-replacement",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Replacement).show();
             return isOpen && bench.isJudged();
         }},
        {"act-cancel",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::CancelOrder).show();
             return isOpen && bench.isJudged();
         }},
        {"act-return",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Return).show();
             return isOpen && bench.isJudged();
         }},
        {"act-address",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::ChangeAddress).show();
             return isOpen && bench.isJudged();
         }},
        {"act-subscription",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::ChangeSubscription).show();
             return isOpen && bench.isJudged();
         }},
        {"act-refund-mirrored",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.action(ActionKind::Refund).show();
             return isOpen && bench.isJudged();
         },
         {100, true}},
    };
}

} // namespace

void paintPieces(Camera &camera)
{
    paint(camera, sidePieces(), Growth::Scaled);
    paint(camera, actionPieces(), Growth::Fitted);
}

} // namespace tierdesk::gallery
