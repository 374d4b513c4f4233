#include "core/mind/ai/local/CueWords.h"

namespace tierdesk::ai {

namespace {

constexpr CueWords Wordings[] = {
    {Cue::Yes,
     "yes|yeah|yep|yup|yea|yess|yesss|aye|sure|sure thing|ok|okay|okey|k|kk|alright|all right|go ahead|go for "
     "it|please do|"
     "do it|do so|do that|please do it|please do that|sounds good|sounds great|that works|works for me|correct|thats "
     "right|"
     "that is right|confirm|confirmed|i confirm|i agree|agreed|absolutely|definitely|certainly|of course|fine|thats "
     "fine|"
     "that is fine|fine by me|fine with me|perfect|proceed|please proceed|lets do it|lets do that|by all means|why not|"
     "affirmative|y|looks right|looks good|looks correct|all correct|exactly|i accept|accept|accepted|deal|yes "
     "please|ill take it|i will take it|i take it|make it so|thumbs "
     "up"},
    {Cue::No,
     "no|nope|nah|naw|no thanks|no thank you|no thx|dont|do not|dont do it|dont do that|do not do it|do not do that|"
     "never|nevermind|never mind|forget it|forget about it|leave it|stop|not now|not yet|rather not|id rather "
     "not|decline|"
     "i decline|refuse|i refuse|n|scratch that|im fine|i am fine|im good|i am good|not interested|no way|"
     "hell no|not ok|not okay|not fine|not correct|absolutely not|definitely not|of course not|certainly not|not "
     "really|"
     "keep it|no need|not good enough|not enough|changed my mind|i changed my mind"},
    {Cue::Maybe,
     "maybe|perhaps|not sure|unsure|im not sure|i am not sure|i dont know|i do not know|dont know|dunno|idk|depends|"
     "it depends|possibly|i guess|i guess so|i suppose|i suppose so|i think so|probably|hmm|hm|hmmm|let me think|hold "
     "on|"
     "wait|one moment|later|whatever|not certain|cant decide|no idea|i have no idea|if you think so|we will see|well "
     "see"},
    {Cue::But, "but|only if|unless|except|however|though|although|as long as|provided"},
    {Cue::Done, "thats all|that is all|thats it|that is it|nothing else|nothing more|all set|im all set|all good|no "
                "more questions|"
                "that will be all|thatll be all|im done"},
    {Cue::Greeting, "hi|hello|hey|hiya|good morning|good afternoon|good evening|greetings|howdy|hi there|hello there"},
    {Cue::Thanks,
     "thanks|thank you|thx|ty|ta|cheers|much appreciated|appreciate it|i appreciate it|thanks a lot|thank you so much|"
     "thanks so much|many thanks|tysm"},
    {Cue::Bye, "bye|goodbye|good bye|bye bye|see you|see ya|have a nice day|have a good day|take care|cya|good night"},
    {Cue::Human,
     "human|human being|real person|a person|actual person|live person|live agent|agent|representative|real human|"
     "someone real|somebody real|speak to someone|speak with someone|talk to someone|talk with someone|"
     "speak to somebody|talk to somebody|customer service rep|operator|speak to a person|talk to a person"},
    {Cue::Manager, "escalate|please escalate|escalate this|escalate it|manager|supervisor|your boss|your manager|a "
                   "manager|the manager|someone higher|someone in charge"},
    {Cue::Bot, "are you a bot|are you a robot|are you human|are you real|are you an ai|am i talking to|who are you|"
               "is this a bot|is this a person|are you a person|are you a human|are you a real person"},
    {Cue::Capability, "what can you do|what can you help|how can you help|what do you do|help|help me|can you help|"
                      "can you help me|i need help|i need some help|need help|what are my options|options"},
    {Cue::Correction,
     "the other one|other one|the other order|other order|not that one|not that order|not this one|not this order|"
     "i meant|i mean|different order|another order|thats the wrong order|that is the wrong order|thats not the order|"
     "that is not the order|not the right order|wrong order"},
    {Cue::WrongItem, "sent me the wrong order|got the wrong order|received the wrong order"},
    {Cue::Retry, "try again|try it again|please try again|once more|retry|again please"},
    {Cue::Insist,
     "right now|now|immediately|at once|demand|i demand|insist|i insist|asap|this instant|today|real money|"
     "not good enough|not enough|unacceptable|no excuses|ridiculous|a joke|an insult|insulting|money back|back my "
     "money"},
    {Cue::Complaint,
     "unacceptable|terrible|horrible|awful|worst|ridiculous|disappointed|disappointing|furious|angry|fed up|disgusting|"
     "disgusted|useless|pathetic|joke|a "
     "joke|rubbish|appalling|outrageous|frustrated|frustrating|annoyed|annoying|upset|"
     "sick of|complaint|complain|bad service|poor service|unhappy|not happy|scam|insult|insulting|an insult|shame"},
    {Cue::HowTo,
     "how do i|how do you|how can i|how to|how does|how should i|how would i|what happens if|what happens when|"
     "is it possible|am i able|what do i need|where can i|where do i|can i use|can you explain|what should i|"
     "how are|how is|what is the process|whats the process|what if i"},
    {Cue::Policy,
     "policy|policies|rules|terms|warranty|guarantee|conditions|do you offer|do you ship|do you deliver|do you accept|"
     "what is your|whats your|what are your|shipping cost|shipping costs|delivery cost|delivery costs|shipping fee|"
     "return window|return period|who pays|do you charge|privacy|gift wrap|gift card|payment methods|"
     "which payment|tell me about|are there any|is there a|do you do|do you provide|what countries|which countries"},
    {Cue::HowLong, "how long|how many days|how soon|how fast|how quickly|how many weeks|how much time"},
    {Cue::Want,
     "i want|i would like|id like|i need|i wish|give me|can i have|can i get|could i get|may i have|i wanna|i expect|"
     "please give|want|need|i am asking|im asking|i request|request|please"},
    {Cue::My, "my|mine|our"},
    {Cue::Where, "where|wheres|where is|where are|whereabouts|locate"},
    {Cue::When, "when|whens|when will|what day|what date|which day|by when|what time"},
    {Cue::Status,
     "status|update|any update|any news|progress|whats happening|what is happening|what happened|whats up with|"
     "what is going on|whats going on|state of|look up|lookup|check on|check|look into"},
    {Cue::Order, "order|ordered|orders|purchase|purchased|bought|ord"},
    {Cue::Package, "package|parcel|packet|shipment|delivery|shipped|stuff|goods|item|items|it|box"},
    {Cue::OrderList,
     "my orders|list my orders|all my orders|order history|what orders|which orders|recent orders|past orders|"
     "show my orders|what have i ordered|what did i order"},
    {Cue::Subscription,
     "subscription|subscriptions|membership|my plan|plan|subscribed|subscribe|auto renew|auto renewal|"
     "renewal|renew|renews"},
    {Cue::Cancel, "unsubscribe|cancel|cancelled|canceled|cancelling|canceling|cancellation|call off|stop the order|"
                  "stop my order|stop my subscription|end my subscription|stop the subscription|end the subscription|"
                  "dont need it anymore|do not need it anymore|dont want it anymore|do not want it anymore"},
    {Cue::Subscription,
     "unsubscribe|stop my subscription|end my subscription|stop the subscription|end the subscription"},
    {Cue::Order,
     "stop the order|stop my order|cancel order|cancel my order|cancel the order|cancel this order|cancel that order"},
    {Cue::Cancel, "cancel order|cancel my order|cancel the order|cancel this order|cancel that order"},
    {Cue::My, "my plan|my orders|list my orders|all my orders|show my orders|my address|stop my order|cancel my order"},
    {Cue::Account, "account|password|log in|login|sign in|signin|log on|username|reset my password|profile|two factor|"
                   "verification code|email address|locked out|delete my account|close my account"},
    {Cue::Address, "address|my address|shipping address|delivery address|ship it to|send it to|deliver it to|postcode|"
                   "zip code|moved house|i moved|ive moved|i have moved"},
    {Cue::Change, "moved house|i moved|ive moved|i have moved|ship it to|send it to|deliver it to"},
    {Cue::Variant,
     "size|sizes|color|colour|colors|colours|larger|smaller|bigger|different size|different color|"
     "different colour|too small|too big|too large|too tight|too loose|doesnt fit|does not fit|didnt fit"},
    {Cue::Exchange, "too small|too big|too large|too tight|too loose|doesnt fit|does not fit|didnt fit|different size|"
                    "different color|different colour|larger size|smaller size|bigger size"},
    {Cue::Price, "price|prices|how much|cost|costs|how expensive|pricing"},
    {Cue::Stock, "in stock|stock|available|availability|back in stock|sold out|out of stock|have any|got any"},
    {Cue::Sell, "do you sell|do you have|do you carry|have you got|do you stock|looking for|im looking for|"
                "recommend|can you recommend|i am looking for|sell"},
    {Cue::Refund,
     "refund|refunds|refunded|refunding|money back|reimburse|reimbursement|reimbursed|my money|pay me back|"
     "return my money|give me back|chargeback|back my money|want my back|get my back"},
    {Cue::Return,
     "return|returns|returning|returned|send it back|send them back|send back|sending it back|bring it back|"
     "take it back|give it back|send this back"},
    {Cue::Exchange, "exchange|exchanged|swap|switch it for|trade it|exchanging"},
    {Cue::Replace, "replace|replacement|replacements|replaced|replacing|new one|another one|a new|send another|"
                   "send me another|send me a new|send a new|resend|re send|send it again"},
    {Cue::Credit,
     "credit|credits|store credit|discount|voucher|coupon|compensation|compensate|compensated|goodwill|"
     "make it up to me|make up for|make this right|something for the|something for my|give me "
     "something|rebate|something off|money off|off my next order|off the next order|off next order|promo code"},
    {Cue::Hours,
     "what are your hours|what are your opening hours|what are your opening times|what are your business hours|"
     "what is your phone number|whats your phone number|what is your number|whats your number|"
     "whats your telephone number|what is your telephone number|when are you open|are you open|are you closed|opening "
     "hours|opening times|your hours|what time do you open|"
     "what time do you close|when do you open|when do you close|business hours|working hours|office hours|"
     "support hours|when can i call|when can i reach you|when are you there|hours of operation|your phone number|your "
     "telephone number|can i call you|until when are you "
     "open"},
    {Cue::Ignore, "credit card|credit cards|no problem|no problems|no worries|no rush|no longer|no one|no doubt|"
                  "not a problem|order to|in order to|by the way|no matter|stop by|right away|of course it"},
    {Cue::Change,
     "change|changes|changed|changing|update my|updating|edit|modify|correct my|new address|different address|"
     "another address|wrong address|upgrade|downgrade|switch|move to|amend"},
    {Cue::Address, "new address|different address|another address|wrong address|change my address|change the address"},
    {Cue::Change, "change my address|change the address"},
    {Cue::Pause, "pause|pausing|paused|suspend|put on hold|on hold|take a break|skip a month|skip next|freeze"},
    {Cue::Resume, "resume|resuming|reactivate|restart|unpause|start again|turn back on|continue my"},
    {Cue::Track, "track|tracking|trace|tracking number|where is my|wheres my|where are my|follow my"},
    {Cue::Where, "where is my|wheres my|where are my"},
    {Cue::My, "where is my|wheres my|where are my"},
    {Cue::Whole, "full|fully|whole|entire|everything|all of it|complete|completely|every cent|all my money|full amount|"
                 "all of them|all items|both of them|both items|the lot"},
    {Cue::Arrive,
     "arrive|arrives|arriving|arrival|get here|get it|eta|deliver|delivered|delivery date|come|comes|coming|reach me|"
     "expected|expect it|dispatched|dispatch|ship out|ship"},
    {Cue::Late, "late|delayed|delay|overdue|taking so long|taking forever|still waiting|taking too long|so long|"
                "been waiting|ive been waiting|supposed to arrive|should have arrived|was due"},
    {Cue::NotReceived,
     "never arrived|never came|not arrived|hasnt arrived|has not arrived|havent arrived|havent received|have not "
     "received|"
     "didnt receive|did not receive|never received|didnt arrive|did not arrive|didnt get|did not get|never got|"
     "havent got|have not got|havent gotten|lost|lost package|package is missing|parcel is missing|order is missing|"
     "missing package|missing parcel|missing order|not received|hasnt come|has not come|not here|isnt here|"
     "still not here|not been delivered|hasnt been delivered|wasnt delivered|was not delivered|stolen|hasnt shown up|"
     "never showed up|didnt show up|nothing arrived|still hasnt arrived|still has not arrived|still havent received|"
     "delivered to the wrong|delivered to someone else|delivered to somebody else|left at the wrong|"
     "not yet received|nowhere to be found"},
    {Cue::Damaged,
     "damaged|broken|broke|torn|cracked|scratched|ripped|leaking|leaks|defective|dented|smashed|shattered|stained|bent|"
     "tear|crack|hole|holes|crushed|damage|in pieces|fell apart|falling "
     "apart|snapped|split|chipped|mouldy|moldy|ruined"},
    {Cue::MissingPart,
     "missing|part is missing|parts are missing|missing part|missing parts|incomplete|not in the box|wasnt in the box|"
     "was not in the box|not included|left out|without the|only got one|only received one"},
    {Cue::WrongItem,
     "wrong item|wrong size|wrong color|wrong colour|wrong product|wrong one|wrong thing|sent me the wrong|"
     "sent the wrong|received the wrong|got the wrong|incorrect item|not what i ordered|different item|wrong model|"
     "wrong variant|something else entirely|not the one i ordered"},
    {Cue::NotWorking,
     "not working|doesnt work|does not work|stopped working|wont work|will not work|wont turn on|does not turn on|"
     "doesnt turn on|faulty|malfunctioning|dead|not turn on|wont start|does not start|doesnt start|quit working|"
     "never worked|isnt working|is not working|poor quality|bad quality"},
    {Cue::Issue,
     "problem|problems|issue|issues|trouble|something wrong|wrong with|something is wrong|somethings wrong"},
    {Cue::Charge, "charge|charged|charges|billed|billing|bill|invoice|payment|payments|took|debited|paid"},
    {Cue::Twice,
     "twice|double|two times|2x|two payments|two charges|duplicate|double charged|double billed|charged again|"
     "double charge|second time|three times|overcharged|too much"},
    {Cue::Charge, "double charged|double billed|charged again|two payments|two charges|double charge|overcharged"},
    {Cue::First, "first|first one|the first|the first one|1st|former"},
    {Cue::Last,
     "last|last one|latest|most recent|newest|the last|the latest|latest one|the newest|second|second one|latter|"
     "the second|the second one|2nd"},
};

constexpr const char *TellingWords[] = {
    "refund",       "refunded",     "order",       "orders",    "cancel",    "cancelled", "return",
    "exchange",     "replace",      "replacement", "delivery",  "delivered", "tracking",  "address",
    "subscription", "damaged",      "broken",      "missing",   "manager",   "received",  "shipping",
    "package",      "parcel",       "account",     "discount",  "credit",    "password",  "arrived",
    "defective",    "compensation", "charged",     "available", "voucher",   "please",    "policy"};

constexpr const char *OtherWords[] = {
    "charger",  "broker",    "changed",  "parcels",   "packages", "older",    "border",  "creditor",
    "deliver",  "dancer",    "barrel",   "mounts",    "arrives",  "cancels",  "credits", "recorder",
    "chargers", "returns",   "returned", "exchanged", "replaced", "replaces", "refunds", "accounts",
    "managers", "addresses", "manage",   "police",    "pleased",  "retain",   "orderly", "discounts",
    "change",   "receiver",  "receives", "receive",   "arrive"};

} // namespace

std::span<const CueWords> cueWords()
{
    return Wordings;
}

std::span<const char *const> tellingWords()
{
    return TellingWords;
}

std::span<const char *const> otherWords()
{
    return OtherWords;
}

} // namespace tierdesk::ai
