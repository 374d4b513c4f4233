#pragma once

#include <QtCore/QLocale>

class QCoreApplication;

/// The console's languages: English in the sources, the others compiled in from the .ts files here.
namespace tierdesk::translations {

/// Translates @p application, and Qt's own words, into the language of @p locale where there is a translation, and lets
/// its windows be read in that language's direction. Once, before the first window.
void install(QCoreApplication &application, const QLocale &locale);

} // namespace tierdesk::translations
