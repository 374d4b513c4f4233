#include "tests/gallery/Models.h"

#include "tests/gallery/Camera.h"
#include "tests/gallery/Waiting.h"
#include "tests/support/desk/DeskDouble.h"
#include "ui/settings/ModelSettings.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Panel.h"

#include <QtCore/QEvent>
#include <QtTest/QTest>
#include <QtWidgets/QComboBox>
#include <QtWidgets/QDoubleSpinBox>
#include <QtWidgets/QLabel>
#include <QtWidgets/QLineEdit>
#include <QtWidgets/QPushButton>
#include <QtWidgets/QVBoxLayout>

#include <functional>

namespace tierdesk::gallery {

namespace {

constexpr int Width = 768; ///< of the section in its page, with the margins

QString text(const char *utf8)
{
    return QString::fromUtf8(utf8);
}

/// As high as the section needs to be at its page's width.
class Stand final : public ui::widgets::Panel
{
public:
    Stand()
        : Panel(Surface::Window)
    {}

protected:
    bool event(QEvent *event) override
    {
        const bool isTaken = Panel::event(event);
        if (event->type() == QEvent::LayoutRequest)
            follow();
        return isTaken;
    }
    void resizeEvent(QResizeEvent *event) override
    {
        Panel::resizeEvent(event);
        follow();
    }

private:
    void follow()
    {
        if (const int high = layout() ? layout()->heightForWidth(width()) : height(); high != height())
            resize(width(), high);
    }
};

/// The section on a server with three providers, as wide as in its page.
class Stage final
{
public:
    Stage()
    {
        desk.me.role = Role::Admin;
        desk.models = test::designModels();
        desk.local = test::designLocal();
        desk.modelsOffered = {text("claude-haiku-5-5"), text("claude-sonnet-5-5"), text("claude-opus-5-5")};
        desk.tried.text = text("Hello Dana, your order ORD-9876 left our warehouse yesterday and arrives on Friday.");
        desk.tried.latencyMs = 642;
        desk.tried.tokensIn = 1204;
        desk.tried.tokensOut = 31;
        desk.tried.cost = 0.000136;
        desk.saveConfig(test::designChoice(), text("marek@acme.example"));
        connection.setServer(desk.url());
        connection.setToken(desk.token);
    }

    void open()
    {
        section = new ui::ModelSettings(connection);
        auto *layout = new QVBoxLayout(&panel);
        layout->setContentsMargins(24, 24, 24, 24);
        layout->addWidget(section);
        layout->addStretch(1);
        panel.resize(Width, 700);
        panel.show();
        section->setPerson(desk.me);
    }
    /// Opens it, and waits until everything is there.
    [[nodiscard]] bool openWhole()
    {
        open();
        return untilSeen(find<QPushButton>("modelChoose")) &&
               until("the search", [this] { return find<QLabel>("localNone").text() != text("Searching…"); }) &&
               untilLoaded(panel);
    }

    template<class T>
    [[nodiscard]] T &find(const char *name) const
    {
        auto *found = section->findChild<T *>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s in the settings of models", name);
        return *found;
    }

    test::DeskDouble desk;
    client::Connection connection;
    Stand panel;
    ui::ModelSettings *section = nullptr;
};

struct Picture {
    const char *name;
    std::function<bool(Stage &)> arrange; ///< false: the state was not reached
    Look look = {};
};

std::vector<Picture> pictures()
{
    return {
        {"models", [](Stage &stage) { return stage.openWhole(); }},
        {"models-supervisor",
         [](Stage &stage) {
             stage.desk.me.role = Role::Supervisor;
             return stage.openWhole();
         }},
        {"models-empty",
         [](Stage &stage) {
             stage.desk.models.providers.clear();
             stage.desk.local.servers.clear();
             stage.desk.local.child.reset();
             stage.desk.local.places.pop_back();
             stage.desk.models.spentToday = 0;
             stage.desk.config = toJson(defaultConfig());
             return stage.openWhole();
         }},
        {"models-key-missing",
         [](Stage &stage) {
             const bool isOpen = stage.openWhole();
             stage.find<QComboBox>("modelProvider").setCurrentIndex(1);
             stage.find<QPushButton>("modelList").click();
             return isOpen &&
                    until("the list of models", [&] { return stage.find<QPushButton>("modelList").isEnabled(); });
         }},
        {"models-asking",
         [](Stage &stage) {
             stage.desk.keepSilent(text("/desk/models/providers/claude/try"));
             const bool isOpen = stage.openWhole();
             stage.find<QLineEdit>("modelQuestion").setText(text("Where is my order?"));
             stage.find<QPushButton>("modelAsk").click();
             return isOpen && stage.find<QLabel>("trialSaid").isVisible();
         }},
        {"models-answered",
         [](Stage &stage) {
             const bool isOpen = stage.openWhole();
             stage.find<QLineEdit>("modelQuestion").setText(text("Where is my order?"));
             stage.find<QPushButton>("modelAsk").click();
             return isOpen && untilSeen(stage.find<QLabel>("modelAnswer"));
         }},
        {"models-changed",
         [](Stage &stage) {
             stage.desk.models.spentToday = 5.02;
             const bool isOpen = stage.openWhole();
             stage.find<QPushButton>("modelManager0Remove").click();
             stage.find<QPushButton>("addModelRule").click();
             stage.find<QPushButton>("addPrice").click();
             stage.find<QPushButton>("savePrices").click();
             return isOpen && stage.find<QLabel>("pricesSaid").isVisible();
         }},
        {"models-budget-spent",
         [](Stage &stage) {
             stage.desk.models.spentToday = 5.02;
             stage.desk.models.prices.clear();
             return stage.openWhole();
         }},
        {"models-local-restarting",
         [](Stage &stage) {
             LocalChild &child = *stage.desk.local.child;
             child.state = ChildState::Restarting;
             child.memoryBytes = 0;
             child.error = text("ended with exit code 1: error loading model: missing tensor 'token_embd.weight'");
             stage.desk.local.servers.pop_back();
             return stage.openWhole();
         }},
        {"models-loading",
         [](Stage &stage) {
             stage.desk.keepSilent(text("/desk/models"));
             stage.open();
             return true;
         }},
        {"models-failed",
         [](Stage &stage) {
             stage.desk.failNext(text("/desk/models"), {0, {}, true});
             stage.open();
             return untilSeen(stage.find<QWidget>("modelsState"));
         }},
        {"models-arabic", [](Stage &stage) { return stage.openWhole(); }, {100, true}},
    };
}

} // namespace

void paintModels(Camera &camera)
{
    for (const Picture &picture : pictures()) {
        const QString name = QString::fromLatin1(picture.name);
        if (!camera.wants(name))
            continue;
        const Costume costume(camera.worn(picture.look));
        Stage stage;
        if (!picture.arrange(stage)) {
            camera.miss(name);
            continue;
        }
        camera.shoot(stage.panel, name, picture.look, Growth::Scaled);
    }
}

} // namespace tierdesk::gallery
