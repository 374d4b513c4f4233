#include "core/doors/dialects/platform/Channels.h"

namespace tierdesk::dialects::platform {

tierdesk::Channel recordedAs(GuideChannel channel)
{
    switch (channel) {
    case GuideChannel::Voice:
        return tierdesk::Channel::Voice;
    case GuideChannel::Email:
        return tierdesk::Channel::Email;
    case GuideChannel::Sms:
        return tierdesk::Channel::Sms;
    case GuideChannel::Web:
    case GuideChannel::Chat:
        break;
    }
    return tierdesk::Channel::Chat;
}

GuideChannel channelFor(tierdesk::Channel channel)
{
    switch (channel) {
    case tierdesk::Channel::Voice:
        return GuideChannel::Voice;
    case tierdesk::Channel::Email:
        return GuideChannel::Email;
    case tierdesk::Channel::Sms:
        return GuideChannel::Sms;
    case tierdesk::Channel::Chat:
        break;
    }
    return GuideChannel::Web;
}

} // namespace tierdesk::dialects::platform
