#pragma once

#include <QtCore/QLoggingCategory>

/// Every log category of the program. A log line never holds a secret or a customer's words.
namespace tierdesk::log {

Q_DECLARE_LOGGING_CATEGORY(App)
Q_DECLARE_LOGGING_CATEGORY(Store)
Q_DECLARE_LOGGING_CATEGORY(Engine)
Q_DECLARE_LOGGING_CATEGORY(Mind)
Q_DECLARE_LOGGING_CATEGORY(Http)
Q_DECLARE_LOGGING_CATEGORY(Auth)
Q_DECLARE_LOGGING_CATEGORY(Net)
Q_DECLARE_LOGGING_CATEGORY(Delivery)
Q_DECLARE_LOGGING_CATEGORY(Client)
Q_DECLARE_LOGGING_CATEGORY(Ui)

} // namespace tierdesk::log
