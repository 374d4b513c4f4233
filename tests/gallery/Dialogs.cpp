#include "tests/gallery/Dialogs.h"

#include "tests/gallery/Bench.h"
#include "tests/gallery/Waiting.h"
#include "ui/conversation/dialogs/ResolveDialog.h"
#include "ui/conversation/dialogs/SnoozeDialog.h"
#include "ui/conversation/dialogs/TransferDialog.h"

#include <QtWidgets/QCheckBox>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>

namespace tierdesk::gallery {

namespace {

std::vector<Piece> dialogPieces()
{
    return {
        {"resolve",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.make<ui::ResolveDialog>(bench.connection, bench.now(), bench.feed.detail(), nullptr).show();
             return isOpen;
         }},
        {"resolve-failed",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.make<ui::ResolveDialog>(bench.connection, bench.now(), bench.feed.detail(), nullptr).show();
             bench.find<QCheckBox>("followUp").setChecked(true);
             bench.desk.stop();
             bench.find<QPushButton>("confirm").click();
             return isOpen && bench.isSaid();
         }},
        {"resolve-many",
         [](Bench &bench) {
             bench.hold(Bench::text("sess_8e07"));
             auto other = bench.desk.row(Bench::text("sess_8d40"));
             other.holder = UserId{8};
             other.holderName = Bench::text("Ines Duarte");
             bench.desk.seed({other});
             bench.make<ui::ResolveDialog>(bench.connection, bench.now(), test::designCases(bench.clock.now()), nullptr)
                 .show();
             bench.find<QPushButton>("confirm").click();
             return bench.isSaid();
         }},
        {"transfer",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.make<ui::TransferDialog>(bench.connection, bench.desk.me.id, std::vector{bench.feed.row()}, nullptr)
                 .show();
             return isOpen && untilSeen(bench.find<QListView>("colleagues"));
         }},
        {"transfer-nobody",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.make<ui::TransferDialog>(bench.connection, bench.desk.me.id, std::vector{bench.feed.row()}, nullptr)
                 .show();
             const bool isLoaded = isOpen && untilSeen(bench.find<QListView>("colleagues"));
             bench.find<QLineEdit>("colleagueFilter").setText(Bench::text("Zoe"));
             return isLoaded;
         }},
        {"transfer-failed",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.desk.stop();
             bench.make<ui::TransferDialog>(bench.connection, bench.desk.me.id, std::vector{bench.feed.row()}, nullptr)
                 .show();
             return isOpen && untilSeen(bench.find<QPushButton>("stateAction"));
         }},
        {"snooze",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.make<ui::SnoozeDialog>(bench.connection, bench.now(), bench.feed.row(), nullptr).show();
             return isOpen;
         }},
        {"snooze-failed",
         [](Bench &bench) {
             const bool isOpen = bench.openMine();
             bench.make<ui::SnoozeDialog>(bench.connection, bench.now(), bench.feed.row(), nullptr).show();
             bench.desk.stop();
             bench.find<QPushButton>("confirm").click();
             return isOpen && bench.isSaid();
         }},
    };
}

} // namespace

void paintDialogs(Camera &camera)
{
    paint(camera, dialogPieces(), Growth::Fitted);
}

} // namespace tierdesk::gallery
