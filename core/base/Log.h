#pragma once

#include <QtCore/QLoggingCategory>

/// All log categories of the program. Log lines must not contain secrets or customers' texts.
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
