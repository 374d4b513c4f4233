#pragma once

#include <QtCore/QString>

/// Qt's string literals for all of Tierdesk: `u"text"_s` is a QString, `"text"_L1` a QLatin1String and `"text"_ba` a
/// QByteArray. None of them copies.
namespace tierdesk {

using namespace Qt::StringLiterals;

} // namespace tierdesk
