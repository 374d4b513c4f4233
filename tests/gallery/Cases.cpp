#include "tests/gallery/Cases.h"

#include "tests/gallery/Scene.h"
#include "tests/gallery/Waiting.h"
#include "ui/conversation/transcript/ConversationModel.h"

#include <QtTest/QTest>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>
#include <QtWidgets/QListWidget>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

namespace tierdesk::gallery {

namespace {

std::vector<ScenePicture> pictures()
{
    return {
        {"case",
         [](Scene &scene) {
             const bool isOpen = scene.openMine();
             scene.desk.tellTyping(u"sess_8f21"_s, std::nullopt);
             scene.find<QPlainTextEdit>("replyEdit").clearFocus();
             return isOpen && until("the customer to type",
                                    [&] { return !scene.find<QLabel>("composerTyping").text().isEmpty(); });
         }},
        {"case-saved-replies",
         [](Scene &scene) {
             scene.desk.savedReplies = {{SavedReplyId{1},
                                         {},
                                         u"refund"_s,
                                         u"Refund is on its way"_s,
                                         u"{name}, I have approved the refund. It leaves us today."_s,
                                         {}},
                                        {SavedReplyId{2},
                                         {},
                                         u"replace"_s,
                                         u"Replacement leaves today"_s,
                                         u"A replacement leaves our warehouse today."_s,
                                         {}},
                                        {SavedReplyId{3},
                                         {},
                                         u"repair"_s,
                                         u"Repair in the workshop"_s,
                                         u"Our workshop looks at it within two working days."_s,
                                         {}}};
             const bool isOpen = scene.openMine();
             scene.window->activateWindow();
             auto &edit = scene.find<QPlainTextEdit>("replyEdit");
             edit.setFocus();
             if (!until("the focus", [&] { return edit.hasFocus(); }))
                 return false;
             QTest::keyClicks(&edit, u"/re"_s);
             return isOpen && untilFilled(scene.find<QListWidget>("savedReplies"), 3);
         }},
        {"case-held",
         [](Scene &scene) {
             const bool isOpen = scene.openMine();
             scene.find<QPlainTextEdit>("replyEdit")
                 .setPlainText(u"Dana, I am Marek from Acme. I have approved the full $312.40 back to your "
                               "card today; no need to return the tent."_s);
             scene.find<QPushButton>("send").click();
             return isOpen && untilSeen(scene.find<QWidget>("heldReply"));
         }},
        {"case-awaited",
         [](Scene &scene) {
             if (!scene.openMine())
                 return false;
             for (const auto &[id, status] :
                  {std::pair{u"sess_8f21"_s, Status::WaitingCustomer}, std::pair{u"sess_8e07"_s, Status::Active}}) {
                 auto row = scene.desk.row(id);
                 row.status = status;
                 row.holder = scene.desk.me.id;
                 row.holderName = scene.desk.me.name;
                 row.waitingSince.reset();
                 scene.desk.change(row);
             }
             scene.find<QTabBar>("queueTabs").setCurrentIndex(1);
             scene.find<QPlainTextEdit>("replyEdit").setPlainText(u"Is the new tent for you, too?"_s);
             return until("two cases of one's own",
                          [&] { return scene.find<QAbstractItemView>("queueList").model()->rowCount() == 2; });
         }},
        {"case-suggested",
         [](Scene &scene) {
             scene.desk.drafted = {u"Hello Dana, I am Marek. I am sorry for the trouble that you have had "
                                   "with the tent. You asked for a refund of $312.40 on order ORD-9876; "
                                   "I have the whole case in front of me and am deciding on it."_s,
                                   u"claude-haiku-5-5"_s,
                                   1840,
                                   2410,
                                   64,
                                   0,
                                   .000'273,
                                   deskapi::DraftInstead::None};
             const bool isOpen = scene.openMine();
             scene.find<QPushButton>("suggest").click();
             return isOpen && untilSeen(scene.find<QWidget>("suggested"));
         }},
        {"case-closed-while-writing",
         [](Scene &scene) {
             const bool isOpen = scene.openMine();
             scene.find<QPlainTextEdit>("replyEdit").setPlainText(u"I am just looking into it,"_s);
             auto row = scene.desk.row(u"sess_8f21"_s);
             row.status = Status::Resolved;
             row.resolvedAt = scene.now();
             row.resolution = Resolution{ResolutionType::RefundProcessed, {}, {}, false, {}};
             scene.desk.change(row, {u"session.resolved"_s});
             return isOpen && untilSeen(scene.find<QWidget>("composerNotice"));
         }},
        {"case-right-to-left-text",
         [](Scene &scene) {
             const bool isOpen = scene.openMine();
             scene.desk.customerSays(u"sess_8f21"_s,
                                     QString::fromUtf8("مرحبا <b>أريد استرداد أموالي</b> <img src=x> الآن 😡😡"), -0.6,
                                     Sentiment::Angry);
             scene.desk.customerSays(
                 u"sess_8f21"_s, QString::fromUtf8("https://example.com/a?b=c <script>alert(1)</script>\nsecond line"),
                 0.3, Sentiment::Satisfied);
             scene.desk.customerSays(u"sess_8f21"_s,
                                     QString::fromUtf8("أكتب لكم مرة ثانية عن الطلب ORD-9876.\nAs I wrote in English: "
                                                       "the seam is torn.\nشكرًا لكم."),
                                     0, Sentiment::Neutral);
             return isOpen && until("what the customer wrote", [&] {
                        return scene.find<QAbstractItemView>("conversation").model()->rowCount() >= 11;
                    });
         }},
        {"case-ai-writes",
         [](Scene &scene) {
             if (!scene.openQueue() || !scene.read(0))
                 return false;
             auto row = scene.desk.row(u"sess_8f21"_s);
             row.tier = Tier::AiManager;
             row.status = Status::Active;
             row.waitingSince.reset();
             scene.desk.change(row);
             scene.desk.customerSays(row.id, u"Can you look at it yourself?"_s, -0.2);
             scene.desk.tellWords({row.id, Tier::AiManager,
                                   u"I can, Dana. The photo shows the same seam as the others of that "
                                   "batch, so that a refund of the whole"_s,
                                   0, false});
             auto &rows = *scene.find<QAbstractItemView>("conversation").model();
             return until("the words that are written", [&] {
                 const QModelIndex last = rows.index(rows.rowCount() - 1, 0);
                 return last.data(ui::ConversationModel::KindRole).toInt() ==
                        static_cast<int>(ui::ConversationModel::Kind::Writing);
             });
         }},
        {"case-with-others",
         [](Scene &scene) {
             scene.desk.watchers = {{UserId{9}, u"Ines Duarte"_s, Role::Agent, Presence::Available},
                                    {UserId{10}, u"Olu Adeyemi"_s, Role::Supervisor, Presence::Away}};
             auto cases = test::designCases(scene.now());
             cases[0].holder = UserId{9};
             cases[0].holderName = u"Ines Duarte"_s;
             const bool isOpen = scene.openQueue();
             scene.desk.change(cases[0], {u"session.claimed"_s});
             scene.find<QTabBar>("queueTabs").setCurrentIndex(2);
             return isOpen && untilFilled(scene.find<QListView>("queueList"), 1) &&
                    (scene.select(0), until("the two who look on", [&] {
                         return scene.window->findChildren<QWidget *>(u"viewer"_s).size() == 2;
                     }));
         }},
        {"case-loading",
         [](Scene &scene) {
             scene.desk.keepSilent(u"/desk/sessions/sess_8f21"_s);
             const bool isOpen = scene.openQueue();
             scene.select(0);
             return isOpen && untilSeen(scene.find<QWidget>("conversationLoading"));
         }},
        {"case-failed",
         [](Scene &scene) {
             scene.desk.failNext(u"/desk/sessions/sess_8f21"_s, {0, {}, true});
             const bool isOpen = scene.openQueue();
             scene.select(0);
             return isOpen && untilSeen(scene.find<QWidget>("conversationState"));
         }},
        {"case-offline",
         [](Scene &scene) {
             const bool isOpen = scene.openMine();
             scene.find<QPlainTextEdit>("replyEdit").setPlainText(u"Dana, the refund is"_s);
             scene.desk.stop();
             return isOpen && untilSeen(scene.find<QWidget>("offline"));
         }},
        {"case-offline-waiting",
         [](Scene &scene) {
             const bool isOpen = scene.openQueue() && scene.read(0);
             scene.desk.stop();
             return isOpen && untilSeen(scene.find<QWidget>("offline"));
         }},
        {"case-trouble",
         [](Scene &scene) {
             const bool isOpen = scene.openMine();
             scene.find<QPlainTextEdit>("replyEdit").setPlainText(u"I have approved the refund."_s);
             scene.find<QPushButton>("send").click();
             if (!isOpen || !untilSeen(scene.find<QWidget>("heldReply")))
                 return false;
             scene.find<QTabBar>("queueTabs").setCurrentIndex(0);
             if (!scene.read(0))
                 return false;
             scene.desk.dropHeld(u"sess_8f21"_s, DropReason::HolderChanged);
             return untilSeen(scene.find<QWidget>("caseTrouble"));
         }},
        {"case-drafts",
         [](Scene &scene) {
             const bool isOpen = scene.openMine();
             scene.find<QPlainTextEdit>("replyEdit").setPlainText(u"Dana, the refund is"_s);
             scene.find<QTabBar>("queueTabs").setCurrentIndex(0);
             if (!isOpen || !scene.read(1))
                 return false;
             scene.find<QTabBar>("composerTabs").setCurrentIndex(1);
             scene.find<QPlainTextEdit>("replyEdit").setPlainText(u"Charged twice on 3 November."_s);
             return true;
         }},
        {"cases-several",
         [](Scene &scene) {
             const bool isOpen = scene.openQueue();
             auto &list = scene.find<QListView>("queueList");
             scene.select(1);
             QTest::keyClick(&list, Qt::Key_Down, Qt::ShiftModifier);
             QTest::keyClick(&list, Qt::Key_Down, Qt::ShiftModifier);
             return isOpen && scene.find<QWidget>("bulkPanel").isVisible();
         }},
    };
}

} // namespace

void paintCases(Camera &camera)
{
    paint(camera, pictures());
}

} // namespace tierdesk::gallery
