#include "tests/gallery/Camera.h"

#include "core/base/Literals.h"
#include "tests/gallery/Legibility.h"
#include "translations/Translations.h"
#include "ui/theme/Theme.h"

#include <QtCore/QLocale>
#include <QtCore/QTranslator>
#include <QtTest/QTest>
#include <QtWidgets/QApplication>
#include <QtWidgets/QDialog>

#include <cstdio>

namespace tierdesk::gallery {

namespace {

using ui::theme::Appearance;
using ui::theme::Choice;

constexpr int QuickPng = 80; ///< of 100: compressed in the quickest way
constexpr int SettleMs = 40;
constexpr int PatienceMs = 5'000;

void dress(Choice scheme, int fontPercent)
{
    Appearance appearance;
    appearance.scheme = scheme;
    appearance.fontPercent = fontPercent;
    appearance.isMotionReduced = true; // a picture does not move
    ui::theme::apply(*qApp, appearance);
}

} // namespace

Costume::Costume(const Look &look)
{
    translations::install(*qApp, look.isArabic ? QLocale(QLocale::Arabic) : QLocale::c());
    dress(Choice::Light, look.fontPercent);
}

Costume::~Costume()
{
    for (QTranslator *each : qApp->findChildren<QTranslator *>())
        delete each;
    QLocale::setDefault(QLocale::c());
    QApplication::setLayoutDirection(Qt::LeftToRight);
    ui::theme::apply(*qApp, Appearance{});
}

Camera::Camera(const QDir &folder, const QStringList &names, bool isArabic)
    : m_folder(folder)
    , m_names(names)
    , m_isArabic(isArabic)
{}

Camera::~Camera()
{
    m_writers.waitForDone();
}

bool Camera::wants(const QString &name) const
{
    return m_names.isEmpty() || m_names.contains(name);
}

Look Camera::worn(Look look) const
{
    look.isArabic = look.isArabic || m_isArabic;
    return look;
}

void Camera::shoot(QWidget &widget, const QString &name, const Look &look, Growth growth)
{
    for (const Choice scheme : {Choice::Light, Choice::Dark}) {
        dress(scheme, look.fontPercent);
        QTest::qWait(SettleMs); // layouts and charts come to rest
        const QString picture = name + (scheme == Choice::Dark ? u"-dark"_s : u"-light"_s);
        if (scheme == Choice::Light)
            judge(widget, picture);
        save(widget, picture, 1);
        save(widget, picture, 2);
    }
    if (look.fontPercent == 100 && growth != Growth::None)
        shootLarge(widget, name, growth);
}

void Camera::shootLarge(QWidget &widget, const QString &name, Growth growth)
{
    const QSize before = widget.size();
    dress(Choice::Light, ui::theme::LargestFont);
    if (growth == Growth::Scaled)
        widget.resize(ui::theme::scaled(before.width()), before.height());
    QTest::qWait(SettleMs);
    if (growth == Growth::Fitted) {
        // As if it had been opened so. adjustSize() minds the screen, which is small.
        QWidget *focused = widget.focusWidget();
        widget.hide();
        widget.resize(widget.sizeHint().expandedTo(widget.minimumSizeHint()));
        widget.show();
        // Hidden it lost the keyboard, and with it the ring of the focus; the platform thinks that it still has it.
        QApplication::setActiveWindow(&widget);
        if (focused)
            focused->setFocus(Qt::OtherFocusReason);
        QTest::qWait(SettleMs);
    }
    const QString picture = name + u"-200"_s;
    judge(widget, picture);
    save(widget, picture, 1);
}

void Camera::judge(const QWidget &widget, const QString &name)
{
    // A layout under way is not looked at.
    (void)QTest::qWaitFor([&] { return cutWords(widget).isEmpty(); }, PatienceMs);
    for (const QString &each : cutWords(widget)) {
        std::fprintf(stderr, "%s: %s\n", qPrintable(name), qPrintable(each));
        ++m_failures;
    }
}

void Camera::save(QWidget &widget, const QString &name, int pixelsPerPoint)
{
    QImage image(widget.size() * pixelsPerPoint, QImage::Format_RGB32);
    image.setDevicePixelRatio(pixelsPerPoint);
    widget.render(&image);
    const QString file = m_folder.filePath(u"%1%2.png"_s.arg(name, pixelsPerPoint > 1 ? u"@2x"_s : QString()));
    m_writers.start([this, image, file] {
        if (image.save(file, "PNG", QuickPng))
            return;
        std::fprintf(stderr, "%s: not written\n", qPrintable(file));
        ++m_failures;
    });
}

void Camera::miss(const QString &name)
{
    std::fprintf(stderr, "%s: the state was not reached\n", qPrintable(name));
    ++m_failures;
}

bool Camera::isWhole()
{
    m_writers.waitForDone();
    return m_failures == 0;
}

} // namespace tierdesk::gallery
