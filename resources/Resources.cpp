#include "resources/Resources.h"

#include <QtCore/QtGlobal>

// Q_INIT_RESOURCE declares a function and so cannot stand in a namespace.
static void initResources()
{
    Q_INIT_RESOURCE(lexicons);
    Q_INIT_RESOURCE(models);
    Q_INIT_RESOURCE(records);
    Q_INIT_RESOURCE(responder);
    Q_INIT_RESOURCE(demo);
    Q_INIT_RESOURCE(notes);
    Q_INIT_RESOURCE(prices);
    Q_INIT_RESOURCE(passwords);
    Q_INIT_RESOURCE(webchat);
    Q_INIT_RESOURCE(api);
}

namespace tierdesk::resources {

void init()
{
    initResources();
}

} // namespace tierdesk::resources
