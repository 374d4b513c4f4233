#include "ui/theme/Fonts.h"

#include "core/base/Literals.h"
#include "core/base/Log.h"
#include "ui/theme/Appearance.h"

#include <QtGui/QFontDatabase>

static void initFontResources()
{
    Q_INIT_RESOURCE(fonts);
}

namespace tierdesk::ui::theme {

namespace {

QFont face(int pixels, QFont::Weight weight)
{
    QFont font(u"Inter"_s);
    // The figures of times and money stand in columns and tick; a fallback must have even digits too.
    font.setStyleHint(QFont::SansSerif);
    font.setPixelSize(scaled(pixels));
    font.setWeight(weight);
    return font;
}

} // namespace

QFont font(Type type)
{
    switch (type) {
    case Type::Body:
        return face(13, QFont::Normal);
    case Type::Strong:
        return face(13, QFont::DemiBold);
    case Type::Name:
        return face(14, QFont::DemiBold);
    case Type::Small:
        return face(12, QFont::Normal);
    case Type::Fine:
        return face(11, QFont::Normal);
    case Type::Badge:
        return face(11, QFont::Medium);
    case Type::Fixed: {
        QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        fixed.setStyleHint(QFont::Monospace);
        fixed.setPixelSize(scaled(12));
        return fixed;
    }
    case Type::Caption: {
        QFont caption = face(11, QFont::DemiBold);
        caption.setLetterSpacing(QFont::AbsoluteSpacing, 0.5);
        caption.setCapitalization(QFont::AllUppercase);
        return caption;
    }
    case Type::Title:
        return face(15, QFont::DemiBold);
    case Type::Figure:
        return face(24, QFont::DemiBold);
    case Type::Heading:
        return face(22, QFont::DemiBold);
    }
    return face(13, QFont::Normal);
}

void registerFonts()
{
    initFontResources();
    for (const QString &name : {u"Regular"_s, u"Medium"_s, u"SemiBold"_s}) {
        if (QFontDatabase::addApplicationFont(u":/fonts/Inter-%1.otf"_s.arg(name)) < 0)
            qCWarning(log::Ui) << "font not loaded:" << name;
    }
}

} // namespace tierdesk::ui::theme
