#include "translations/Translations.h"

#include <QtCore/QLibraryInfo>
#include <QtCore/QTranslator>
#include <QtGui/QGuiApplication>

#include <memory>

static void initTranslationResources()
{
    Q_INIT_RESOURCE(i18n);
}

namespace tierdesk::translations {

void install(QCoreApplication &application, const QLocale &locale)
{
    initTranslationResources();
    QLocale told = locale;
    if (locale.language() == QLocale::C)
        told.setNumberOptions(QLocale::DefaultNumberOptions); // it would leave out the groups of thousands
    QLocale::setDefault(told);
    const auto load = [](QTranslator &translator, const QLocale &wanted) {
        return translator.load(wanted, QStringLiteral("tierdesk"), QStringLiteral("_"), QStringLiteral(":/i18n"));
    };
    auto ours = std::make_unique<QTranslator>(&application);
    if (!load(*ours, locale)) {
        // In English, with its plurals, and read as English is.
        if (load(*ours, QLocale(QLocale::English)))
            QCoreApplication::installTranslator(ours.release());
        return;
    }
    QCoreApplication::installTranslator(ours.release());
    // What Qt itself says; it is there where its package of languages is installed.
    auto qts = std::make_unique<QTranslator>(&application);
    if (qts->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts.release());
    QGuiApplication::setLayoutDirection(locale.textDirection());
}

} // namespace tierdesk::translations
