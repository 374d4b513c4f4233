#include "tests/gallery/Teaching.h"

#include "tests/gallery/Office.h"
#include "tests/gallery/Waiting.h"
#include "ui/replies/RepliesPage.h"
#include "ui/training/TrainingPage.h"

#include <QtWidgets/QComboBox>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QTabBar>

namespace tierdesk::gallery {

namespace {

std::vector<OfficePicture> repliesPictures()
{
    const auto listed = [](Office &office) {
        auto &list = office.find<QListView>(u"replyList"_s);
        return untilFilled(list);
    };
    return {{"replies",
             [listed](Office &office) {
                 office.seedReplies();
                 office.openReplies();
                 if (!listed(office))
                     return false;
                 auto &list = office.find<QListView>(u"replyList"_s);
                 list.setCurrentIndex(list.model()->index(1, 0));
                 return true;
             }},
            {"replies-changed",
             [listed](Office &office) {
                 office.seedReplies();
                 office.openReplies();
                 if (!listed(office))
                     return false;
                 auto &list = office.find<QListView>(u"replyList"_s);
                 list.setCurrentIndex(list.model()->index(0, 0));
                 office.find<QPlainTextEdit>(u"replyText"_s).appendPlainText(u"What would make it right?"_s);
                 return true;
             }},
            {"replies-agent",
             [listed](Office &office) {
                 office.desk.me.role = Role::Agent;
                 office.seedReplies();
                 office.openReplies();
                 if (!listed(office))
                     return false;
                 auto &list = office.find<QListView>(u"replyList"_s);
                 list.setCurrentIndex(list.model()->index(2, 0));
                 return true;
             }},
            {"replies-loading",
             [](Office &office) {
                 office.desk.keepSilent(u"/desk/saved-replies"_s);
                 office.openReplies();
                 return office.isAsked("/desk/saved-replies");
             }},
            {"replies-failed",
             [](Office &office) {
                 office.desk.failNext(u"/desk/saved-replies"_s, {0, {}, true});
                 office.openReplies();
                 return office.hasFailed("repliesState");
             }},
            {"replies-empty", [](Office &office) {
                 office.openReplies();
                 return office.isSeen("repliesState");
             }}};
}

std::vector<OfficePicture> trainingPictures()
{
    const auto listed = [](Office &office) {
        auto &list = office.find<QListView>(u"trainingList"_s);
        auto &label = office.find<QComboBox>(u"trainingLabel"_s);
        return until("the examples and their labels", [&] { return list.isVisible() && label.count() > 1; });
    };
    return {{"training",
             [listed](Office &office) {
                 office.seedTraining();
                 office.openTraining();
                 if (!listed(office))
                     return false;
                 auto &list = office.find<QListView>(u"trainingList"_s);
                 list.setCurrentIndex(list.model()->index(1, 0));
                 return true;
             }},
            {"training-intents",
             [listed](Office &office) {
                 office.seedTraining();
                 office.desk.training.state = deskapi::TrainingState::Training;
                 office.openTraining();
                 office.find<QTabBar>(u"trainingKind"_s).setCurrentIndex(1);
                 return listed(office);
             }},
            {"training-empty",
             [](Office &office) {
                 office.openTraining();
                 return office.isSeen("trainingListState");
             }},
            {"training-loading",
             [](Office &office) {
                 office.desk.keepSilent(u"/desk/training/examples"_s);
                 office.openTraining();
                 return office.isAsked("/desk/training/examples");
             }},
            {"training-failed", [](Office &office) {
                 office.desk.failNext(u"/desk/training/examples"_s, {0, {}, true});
                 office.openTraining();
                 return office.hasFailed("trainingListState");
             }}};
}

} // namespace

void paintTeaching(Camera &camera)
{
    paint(camera, repliesPictures());
    paint(camera, trainingPictures());
}

} // namespace tierdesk::gallery
