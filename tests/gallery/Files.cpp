#include "tests/gallery/Files.h"

#include "tests/gallery/Scene.h"
#include "tests/gallery/Waiting.h"
#include "tests/support/Pictures.h"
#include "ui/conversation/attachments/FileShelf.h"
#include "ui/conversation/composer/Composer.h"
#include "ui/conversation/transcript/ConversationView.h"

#include <QtCore/QBuffer>
#include <QtCore/QFile>
#include <QtCore/QTemporaryDir>
#include <QtGui/QPainter>
#include <QtWidgets/QListView>
#include <QtWidgets/QPlainTextEdit>
#include <QtWidgets/QPushButton>

namespace tierdesk::gallery {

namespace {

const QString Case = u"sess_8f21"_s;

/// A tent below the mountains, with a torn seam: what a customer of a tent shop sends.
QByteArray photo(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(0x9c, 0xc3, 0xe6));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.scale(size.width() / 100.0, size.height() / 100.0);
    painter.setBrush(QColor(0x6f, 0x7f, 0x92));
    painter.drawPolygon(QPolygonF{{0, 70}, {26, 28}, {46, 56}, {68, 18}, {100, 66}, {100, 80}, {0, 80}});
    painter.setBrush(QColor(0x5d, 0x85, 0x4e));
    painter.drawRect(QRectF(0, 66, 100, 34));
    painter.setBrush(QColor(0xd9, 0x77, 0x2b));
    painter.drawPolygon(QPolygonF{{50, 38}, {84, 88}, {16, 88}});
    painter.setBrush(QColor(0x5a, 0x2c, 0x12));
    painter.drawPolygon(QPolygonF{{50, 38}, {58, 88}, {44, 88}});
    painter.setPen(QPen(Qt::white, 1.2));
    painter.drawPolyline(QPolygonF{{62, 58}, {64, 62}, {62, 65}, {66, 70}, {64, 74}});
    painter.end();
    QByteArray content;
    QBuffer buffer(&content);
    if (!buffer.open(QIODevice::WriteOnly) || !image.save(&buffer, "PNG"))
        qFatal("the photo was not made");
    return content;
}

Attachment give(Scene &scene, const char *id, const char *name, MediaType type, const QByteArray &content)
{
    const Attachment file{QString::fromLatin1(id), QString::fromUtf8(name), type, content.size()};
    scene.desk.files[file.id] = content;
    return file;
}

/// A customer's pictures, upright and broad, and a paper; the last message has no words.
bool customerSends(Scene &scene)
{
    if (!scene.openMine())
        return false;
    const auto broad = give(scene, "att_broad", "seam-from-outside.png", MediaType::Png, photo({1200, 900}));
    const auto upright = give(scene, "att_upright", "seam-close.png", MediaType::Png, photo({600, 1000}));
    const auto paper = give(scene, "att_paper", "Receipt for order ORD-9876 of 3 November, as it came by mail.pdf",
                            MediaType::Pdf, test::pdf());
    scene.desk.customerSays(Case, u"Here is the seam, and my receipt."_s, 0, Sentiment::Neutral,
                            {broad, upright, paper});
    scene.desk.customerSays(Case, {}, 0, Sentiment::Neutral,
                            {give(scene, "att_last", "tent.png", MediaType::Png, photo({800, 600}))});
    auto &shelf = scene.window->findChild<ui::ConversationView *>()->shelf();
    auto &list = scene.find<QAbstractItemView>("conversation");
    return until("the customer's pictures", [&] {
        list.scrollToBottom();
        return !shelf.picture(broad).isNull() && !shelf.picture(upright).isNull();
    });
}

void attach(const Scene &scene, const char *name, const QByteArray &content)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QString::fromUtf8(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("a file to attach was not written");
    file.close();
    scene.window->findChild<ui::Composer *>()->attach({path});
}

QString door()
{
    return u"/desk/sessions/%1/attachments"_s.arg(Case);
}

bool areThere(const Scene &scene, std::size_t count)
{
    return until("the files at the server", [&] { return scene.desk.files.size() == count; }) &&
           until("the reply to be ready", [&] { return scene.find<QPushButton>("send").isEnabled(); });
}

std::vector<ScenePicture> pictures()
{
    return {
        {"files-customer", customerSends},
        {"files-attaching",
         [](Scene &scene) {
             if (!scene.openMine())
                 return false;
             attach(scene, "Return label.pdf", test::pdf());
             if (!areThere(scene, 1))
                 return false;
             scene.desk.keepSilent(door());
             attach(scene, "how-to-mend-a-seam.png", photo({800, 600}));
             scene.find<QPlainTextEdit>("replyEdit")
                 .setPlainText(u"Dana, here is the label for the way back, and how it is mended."_s);
             return until("the upload", [&] { return scene.desk.askedFor(door()) == 2; });
         }},
        {"files-not-attached",
         [](Scene &scene) {
             if (!scene.openMine())
                 return false;
             attach(scene, "Return label.pdf", test::pdf());
             if (!areThere(scene, 1))
                 return false;
             scene.desk.failNext(door(), {507, "{}", false});
             attach(scene, "how-to-mend-a-seam.png", photo({800, 600}));
             attach(scene, "notes.txt", "Words are no picture.");
             return until("the refusal",
                          [&] { return scene.window->findChild<QPushButton *>(u"fileRetry"_s) != nullptr; });
         }},
        {"files-low-window",
         [](Scene &scene) {
             if (!scene.openMine())
                 return false;
             scene.window->resize(1024, 640);
             attach(scene, "Return label.pdf", test::pdf());
             attach(scene, "how-to-mend-a-seam.png", photo({800, 600}));
             attach(scene, "The seam of the new batch, as it ought to be.png", photo({400, 300}));
             return areThere(scene, 3); // below what is proposed, where the customer's language has proposals
         },
         ui::theme::Choice::Light, Growth::None},
        {"files-low-window-written",
         [](Scene &scene) {
             if (!scene.openMine())
                 return false;
             scene.window->resize(1024, 640);
             attach(scene, "Return label.pdf", test::pdf());
             attach(scene, "how-to-mend-a-seam.png", photo({800, 600}));
             scene.find<QPlainTextEdit>("replyEdit")
                 .setPlainText(u"Dana, here is the label for the way back, and how it is mended.\n"_s.repeated(12));
             return areThere(scene, 2);
         },
         ui::theme::Choice::Light, Growth::None},
        {"files-held",
         [](Scene &scene) {
             if (!scene.openMine())
                 return false;
             attach(scene, "Return label.pdf", test::pdf());
             attach(scene, "how-to-mend-a-seam.png", photo({800, 600}));
             if (!areThere(scene, 2))
                 return false;
             scene.find<QPushButton>("send").click();
             return untilSeen(scene.find<QWidget>("heldReply"));
         }},
    };
}

} // namespace

void paintFiles(Camera &camera)
{
    paint(camera, pictures());
}

} // namespace tierdesk::gallery
