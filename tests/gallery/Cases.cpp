#include "tests/gallery/Cases.h"

#include "tests/gallery/Scene.h"
#include "tests/gallery/Waiting.h"
#include "ui/conversation/ConversationModel.h"

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
             scene.desk.tellTyping(QStringLiteral("sess_8f21"), std::nullopt);
             scene.find<QPlainTextEdit>("replyEdit").clearFocus();
             return isOpen && until("the customer to type",
                                    [&] { return !scene.find<QLabel>("composerTyping").text().isEmpty(); });
         }},
        {"case-saved-replies",
         [](Scene &scene) {
             scene.desk.savedReplies = {{SavedReplyId{1},
                                         {},
                                         QStringLiteral("refund"),
                                         QStringLiteral("Refund is on its way"),
                                         QStringLiteral("{name}, I have approved the refund. It leaves us today."),
                                         {}},
                                        {SavedReplyId{2},
                                         {},
                                         QStringLiteral("replace"),
                                         QStringLiteral("Replacement leaves today"),
                                         QStringLiteral("A replacement leaves our warehouse today."),
                                         {}},
                                        {SavedReplyId{3},
                                         {},
                                         QStringLiteral("repair"),
                                         QStringLiteral("Repair in the workshop"),
                                         QStringLiteral("Our workshop looks at it within two working days."),
                                         {}}};
             const bool isOpen = scene.openMine();
             scene.window->activateWindow();
             auto &edit = scene.find<QPlainTextEdit>("replyEdit");
             edit.setFocus();
             if (!until("the focus", [&] { return edit.hasFocus(); }))
                 return false;
             QTest::keyClicks(&edit, QStringLiteral("/re"));
             return isOpen && untilFilled(scene.find<QListWidget>("savedReplies"), 3);
         }},
        {"case-held",
         [](Scene &scene) {
             const bool isOpen = scene.openMine();
             scene.find<QPlainTextEdit>("replyEdit")
                 .setPlainText(
                     QStringLiteral("Dana, I am Marek from Acme. I have approved the full $312.40 back to your "
                                    "card today; no need to return the tent."));
             scene.find<QPushButton>("send").click();
             return isOpen && untilSeen(scene.find<QWidget>("heldReply"));
         }},
        {"case-awaited",
         [](Scene &scene) {
             if (!scene.openMine())
                 return false;
             for (const auto &[id, status] : {std::pair{QStringLiteral("sess_8f21"), Status::WaitingCustomer},
                                              std::pair{QStringLiteral("sess_8e07"), Status::Active}}) {
                 auto row = scene.desk.row(id);
                 row.status = status;
                 row.holder = scene.desk.me.id;
                 row.holderName = scene.desk.me.name;
                 row.waitingSince.reset();
                 scene.desk.change(row);
             }
             scene.find<QTabBar>("queueTabs").setCurrentIndex(1);
             scene.find<QPlainTextEdit>("replyEdit").setPlainText(QStringLiteral("Is the new tent for you, too?"));
             return until("two cases of one's own",
                          [&] { return scene.find<QAbstractItemView>("queueList").model()->rowCount() == 2; });
         }},
        {"case-suggested",
         [](Scene &scene) {
             scene.desk.drafted = {
                 QStringLiteral("Hello Dana, I am Marek. I am sorry for the trouble that you have had "
                                "with the tent. You asked for a refund of $312.40 on order ORD-9876; "
                                "I have the whole case in front of me and am deciding on it."),
                 QStringLiteral("claude-haiku-5-5"),
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
             scene.find<QPlainTextEdit>("replyEdit").setPlainText(QStringLiteral("I am just looking into it,"));
             auto row = scene.desk.row(QStringLiteral("sess_8f21"));
             row.status = Status::Resolved;
             row.resolvedAt = scene.now();
             row.resolution = Resolution{ResolutionType::RefundProcessed, {}, {}, false, {}};
             scene.desk.change(row, {QStringLiteral("session.resolved")});
             return isOpen && untilSeen(scene.find<QWidget>("composerNotice"));
         }},
        {"case-right-to-left-text",
         [](Scene &scene) {
             const bool isOpen = scene.openMine();
             scene.desk.customerSays(QStringLiteral("sess_8f21"),
                                     QString::fromUtf8("مرحبا <b>أريد استرداد أموالي</b> <img src=x> الآن 😡😡"), -0.6,
                                     Sentiment::Angry);
             scene.desk.customerSays(
                 QStringLiteral("sess_8f21"),
                 QString::fromUtf8("https://example.com/a?b=c <script>alert(1)</script>\nsecond line"), 0.3,
                 Sentiment::Satisfied);
             scene.desk.customerSays(QStringLiteral("sess_8f21"),
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
             auto row = scene.desk.row(QStringLiteral("sess_8f21"));
             row.tier = Tier::AiManager;
             row.status = Status::Active;
             row.waitingSince.reset();
             scene.desk.change(row);
             scene.desk.customerSays(row.id, QStringLiteral("Can you look at it yourself?"), -0.2);
             scene.desk.tellWords({row.id, Tier::AiManager,
                                   QStringLiteral("I can, Dana. The photo shows the same seam as the others of that "
                                                  "batch, so that a refund of the whole"),
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
             scene.desk.watchers = {{UserId{9}, QStringLiteral("Ines Duarte"), Role::Agent, Presence::Available},
                                    {UserId{10}, QStringLiteral("Olu Adeyemi"), Role::Supervisor, Presence::Away}};
             auto cases = test::designCases(scene.now());
             cases[0].holder = UserId{9};
             cases[0].holderName = QStringLiteral("Ines Duarte");
             const bool isOpen = scene.openQueue();
             scene.desk.change(cases[0], {QStringLiteral("session.claimed")});
             scene.find<QTabBar>("queueTabs").setCurrentIndex(2);
             return isOpen && untilFilled(scene.find<QListView>("queueList"), 1) &&
                    (scene.select(0), until("the two who look on", [&] {
                         return scene.window->findChildren<QWidget *>(QStringLiteral("viewer")).size() == 2;
                     }));
         }},
        {"case-loading",
         [](Scene &scene) {
             scene.desk.keepSilent(QStringLiteral("/desk/sessions/sess_8f21"));
             const bool isOpen = scene.openQueue();
             scene.select(0);
             return isOpen && untilSeen(scene.find<QWidget>("conversationLoading"));
         }},
        {"case-failed",
         [](Scene &scene) {
             scene.desk.failNext(QStringLiteral("/desk/sessions/sess_8f21"), {0, {}, true});
             const bool isOpen = scene.openQueue();
             scene.select(0);
             return isOpen && untilSeen(scene.find<QWidget>("conversationState"));
         }},
        {"case-offline",
         [](Scene &scene) {
             const bool isOpen = scene.openMine();
             scene.find<QPlainTextEdit>("replyEdit").setPlainText(QStringLiteral("Dana, the refund is"));
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
             scene.find<QPlainTextEdit>("replyEdit").setPlainText(QStringLiteral("I have approved the refund."));
             scene.find<QPushButton>("send").click();
             if (!isOpen || !untilSeen(scene.find<QWidget>("heldReply")))
                 return false;
             scene.find<QTabBar>("queueTabs").setCurrentIndex(0);
             if (!scene.read(0))
                 return false;
             scene.desk.dropHeld(QStringLiteral("sess_8f21"), DropReason::HolderChanged);
             return untilSeen(scene.find<QWidget>("caseTrouble"));
         }},
        {"case-drafts",
         [](Scene &scene) {
             const bool isOpen = scene.openMine();
             scene.find<QPlainTextEdit>("replyEdit").setPlainText(QStringLiteral("Dana, the refund is"));
             scene.find<QTabBar>("queueTabs").setCurrentIndex(0);
             if (!isOpen || !scene.read(1))
                 return false;
             scene.find<QTabBar>("composerTabs").setCurrentIndex(1);
             scene.find<QPlainTextEdit>("replyEdit").setPlainText(QStringLiteral("Charged twice on 3 November."));
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
