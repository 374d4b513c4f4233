#include "tests/gallery/Queue.h"

#include "tests/gallery/Scene.h"
#include "tests/gallery/Waiting.h"

#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QListView>
#include <QtWidgets/QPushButton>

namespace tierdesk::gallery {

namespace {

using ui::theme::Choice;

bool isStateShown(Scene &scene)
{
    return until("the queue's state",
                 [&] { return scene.has("queueState") && scene.find<QWidget>("queueState").isVisible(); });
}

std::vector<ScenePicture> pictures()
{
    return {
        {"sign-in",
         [](Scene &scene) {
             scene.open(false);
             return true;
         }},
        {"sign-in-refused",
         [](Scene &scene) {
             scene.open(false);
             scene.find<QLineEdit>("email").setText(u"marek@acme.example"_s);
             scene.find<QLineEdit>("password").setText(u"not this one"_s);
             scene.find<QPushButton>("signIn").click();
             return untilSeen(scene.find<QWidget>("signInMessage"));
         }},
        {"sign-in-busy",
         [](Scene &scene) {
             scene.desk.keepSilent(u"/desk/sign-in"_s);
             scene.open(false);
             scene.find<QLineEdit>("email").setText(u"marek@acme.example"_s);
             scene.find<QLineEdit>("password").setText(u"correct horse"_s);
             scene.find<QPushButton>("signIn").click();
             return !scene.find<QPushButton>("signIn").isEnabled();
         }},
        {"queue",
         [](Scene &scene) {
             if (!scene.openQueue() || !scene.read(0))
                 return false;
             scene.find<QListView>("queueList").setFocus();
             return true;
         }},
        {"queue-nothing-chosen", [](Scene &scene) { return scene.openQueue(); }},
        {"queue-mine",
         [](Scene &scene) {
             if (!scene.openQueue() || !scene.read(2))
                 return false;
             scene.find<QPushButton>("claim").click();
             return untilSeen(scene.find<QPushButton>("resolve"));
         }},
        {"queue-lost-race",
         [](Scene &scene) {
             if (!scene.openQueue())
                 return false;
             scene.desk.loseNextClaimTo(u"Ines Duarte"_s);
             if (!scene.read(1))
                 return false;
             scene.find<QPushButton>("claim").click();
             return untilSeen(scene.find<QWidget>("caseHolder"));
         }},
        {"queue-empty",
         [](Scene &scene) {
             scene.open(true);
             return isStateShown(scene);
         }},
        {"queue-loading",
         [](Scene &scene) {
             scene.desk.holdAnswers(true);
             scene.open(true);
             return until("four questions for the queue", [&] { return scene.desk.askedFor(u"/desk/queue"_s) >= 4; });
         }},
        {"queue-failed",
         [](Scene &scene) {
             scene.desk.failNext(u"/desk/queue"_s, {0, {}, true});
             scene.open(true);
             return isStateShown(scene);
         }},
        {"queue-opened-dark", [](Scene &scene) { return scene.openQueue() && scene.read(0); }, Choice::Dark},
        {"queue-small",
         [](Scene &scene) {
             const bool isOpen = scene.openQueue();
             scene.window->resize(960, 600);
             return isOpen && scene.read(1);
         },
         Choice::Light, Growth::None},
    };
}

} // namespace

void paintQueue(Camera &camera)
{
    paint(camera, pictures());
}

} // namespace tierdesk::gallery
