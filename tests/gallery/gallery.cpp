#include "tests/gallery/Camera.h"
#include "tests/gallery/Cases.h"
#include "tests/gallery/Dialogs.h"
#include "tests/gallery/Files.h"
#include "tests/gallery/Integrations.h"
#include "tests/gallery/Legibility.h"
#include "tests/gallery/Models.h"
#include "tests/gallery/Pages.h"
#include "tests/gallery/Pieces.h"
#include "tests/gallery/Queue.h"
#include "tests/gallery/Shell.h"
#include "tests/gallery/Teaching.h"
#include "tests/gallery/Waiting.h"
#include "tests/gallery/Widgets.h"
#include "ui/shell/MainWindow.h"

#include <QtCore/QDir>
#include <QtCore/QSettings>
#include <QtCore/QTemporaryDir>
#include <QtGui/QPixmap>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QLabel>
#include <QtWidgets/QListView>

#include <cstdio>

using namespace tierdesk;
using ui::theme::Choice;

namespace {

/// Whether what finds cut words finds one: else all pictures would pass.
bool isSharpEyed()
{
    QWidget holder;
    holder.resize(100, 40);
    auto *cut = new QLabel(u"more words than there is room for"_s, &holder);
    cut->setGeometry(0, 0, 60, 30);
    const bool isFound = gallery::cutWords(holder).size() == 1;
    cut->setText(u"all"_s);
    return isFound && gallery::cutWords(holder).isEmpty();
}

/// The console on a running server: "tierdesk_gallery DIRECTORY --server URL [TOKEN]".
bool paintServer(const QDir &folder, const QUrl &server, const QByteArray &token)
{
    bool isWhole = true;
    for (const Choice appearance : {Choice::Light, Choice::Dark}) {
        QTemporaryDir home;
        QSettings settings(home.filePath(u"settings.ini"_s), QSettings::IniFormat);
        client::Connection connection;
        connection.setServer(server);
        ui::MainWindow::Options options;
        options.appearance = appearance;
        options.token = token;
        ui::MainWindow window(connection, settings, options);
        window.resize(1440, 900);
        window.show();
        // The page is there once somebody is signed in.
        QListView *list = nullptr;
        const auto hasCases = [&] {
            list = window.findChild<QListView *>(u"queueList"_s);
            return list && list->model() && list->model()->rowCount() > 0;
        };
        if (!gallery::until("the server's cases", hasCases))
            return false;
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::qWait(500);
        const QString name = appearance == Choice::Dark ? u"server-dark.png"_s : u"server-light.png"_s;
        isWhole = window.grab().save(folder.filePath(name)) && isWhole;
    }
    return isWhole;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 2 || argv[1][0] == '-') {
        std::fprintf(stderr, "usage: tierdesk_gallery DIRECTORY [--arabic] [NAME…]\n");
        return 2;
    }
    QApplication app(argc, argv);
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    if (!folder.mkpath(u"."_s))
        return 1;
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() > 3 && arguments.at(2) == "--server"_L1)
        return paintServer(folder, QUrl(arguments.at(3)), arguments.value(4).toLatin1()) ? 0 : 1;
    if (!isSharpEyed()) {
        std::fprintf(stderr, "cut words are not found\n");
        return 1;
    }
    const bool isArabic = arguments.value(2) == "--arabic"_L1;
    gallery::Camera camera(folder, arguments.mid(isArabic ? 3 : 2), isArabic);
    gallery::paintQueue(camera);
    gallery::paintCases(camera);
    gallery::paintFiles(camera);
    gallery::paintPieces(camera);
    gallery::paintDialogs(camera);
    gallery::paintPages(camera);
    gallery::paintTeaching(camera);
    gallery::paintIntegrations(camera);
    gallery::paintShell(camera);
    gallery::paintModels(camera);
    gallery::paintWidgets(camera);
    return camera.isWhole() ? 0 : 1;
}
