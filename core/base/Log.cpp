#include "core/base/Log.h"

namespace tierdesk::log {

Q_LOGGING_CATEGORY(App, "tierdesk.app", QtInfoMsg)
Q_LOGGING_CATEGORY(Store, "tierdesk.store", QtInfoMsg)
Q_LOGGING_CATEGORY(Engine, "tierdesk.engine", QtInfoMsg)
Q_LOGGING_CATEGORY(Mind, "tierdesk.mind", QtInfoMsg)
Q_LOGGING_CATEGORY(Http, "tierdesk.http", QtInfoMsg)
Q_LOGGING_CATEGORY(Auth, "tierdesk.auth", QtInfoMsg)
Q_LOGGING_CATEGORY(Net, "tierdesk.net", QtInfoMsg)
Q_LOGGING_CATEGORY(Delivery, "tierdesk.delivery", QtInfoMsg)
Q_LOGGING_CATEGORY(Client, "tierdesk.client", QtInfoMsg)
Q_LOGGING_CATEGORY(Ui, "tierdesk.ui", QtInfoMsg)

} // namespace tierdesk::log
