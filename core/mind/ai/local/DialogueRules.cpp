#include "core/mind/ai/local/ActTable.h"
#include "core/mind/ai/local/Dialogue.h"
#include "core/mind/ai/local/OrderPage.h"
#include "core/mind/knowledge/ProductPage.h"
#include "core/mind/knowledge/Stems.h"

#include <algorithm>

namespace tierdesk::ai {

namespace {

constexpr int ArticlesLooked = 6;
constexpr int PagesLooked = 4;
/// Minimum fit of a passage if the wish is known.
constexpr double LeastOfRule = .25;

/// Keeps only the one of @p pages that @p asked names, if it names just one: "the little tent lamp, the Wisp" is not a
/// tent. Returns the best one whose title has any of the words; null if none has.
[[nodiscard]] const ArticleHit *leaveNamed(std::vector<ArticleHit> &pages, const std::vector<QByteArray> &asked)
{
    const auto hasAny = [](const ArticleHit &page, const std::vector<QByteArray> &words) {
        return std::any_of(page.words->title.begin(), page.words->title.end(), [&words](const QByteArray &each) {
            return std::find(words.begin(), words.end(), each) != words.end();
        });
    };
    std::vector<QByteArray> names;
    std::copy_if(asked.begin(), asked.end(), std::back_inserter(names), [&](const QByteArray &word) {
        return std::count_if(pages.begin(), pages.end(),
                             [&](const ArticleHit &each) { return hasAny(each, {word}); }) == 1;
    });
    if (!names.empty())
        std::erase_if(pages, [&](const ArticleHit &each) { return !hasAny(each, names); });
    const auto named =
        std::find_if(pages.begin(), pages.end(), [&](const ArticleHit &each) { return hasAny(each, asked); });
    return named == pages.end() ? nullptr : &*named;
}

} // namespace

/// The best answer from articles, product pages and the current order. Its pointers are valid as long as it is.
struct Dialogue::Found {
    std::vector<ArticleHit> hits;
    std::optional<Order> order;
    Article page; ///< the current order's
    std::optional<knowledge::ArticleWords> pageWords;
    knowledge::Answer answer;
    bool isSaid = false; ///< the best answer was already given

    [[nodiscard]] bool isOfOrder() const { return answer.article && answer.article == &page; }
    [[nodiscard]] bool isOfProduct() const { return answer.article && knowledge::skuOf(answer.article->ref); }
    [[nodiscard]] bool isPriceOrStock() const
    {
        return isOfProduct() && knowledge::isPriceOrStock(knowledge::sentencesOf(answer.article->body)[answer.best]);
    }
    [[nodiscard]] bool fits(double least, const QString &topic) const
    {
        // A topic that the article does not mention is not its subject, whatever words they share.
        constexpr double LeastOffTopic = .35;
        const bool isFitting = answer.isOfTopic || topic.isEmpty() || isOfOrder() || isOfProduct();
        return answer.article && answer.fit >= (isFitting ? least : LeastOffTopic);
    }
};

std::unique_ptr<Dialogue::Found> Dialogue::look(const QString &asked, const QString &topic, Sources sources)
{
    constexpr int LeastRoom = 60;
    auto found = std::make_unique<Found>();
    const int room = bound() - m_reply.length() - 24;
    if (room < LeastRoom)
        return found;
    found->hits = m_tools.articles(asked + u' ' + topic, ArticlesLooked);
    const QString thingBefore = m_state.product.isEmpty() ? QString() : knowledge::refOfPage(m_state.product);
    std::vector<ArticleHit> pages = m_tools.pages(asked, PagesLooked);
    // A named product becomes the current one, whatever answers: "got that in rust?" after a table of sizes.
    const ArticleHit *const named = leaveNamed(pages, knowledge::Stems().of(asked));
    if (named)
        m_state.product = knowledge::skuOf(named->article.ref).value_or(m_state.product);
    else if (auto thing = thingBefore.isEmpty() ? std::nullopt : m_tools.article(thingBefore))
        pages.push_back(*std::move(thing));
    // Ignore the page of another product than the named one.
    const bool isOfOther = named && knowledge::skuOf(m_state.article);
    std::move(pages.begin(), pages.end(), std::back_inserter(found->hits));
    usedTool(u"article_search"_s);
    // The previous answer's article is likely to answer the next question.
    const bool isAmong = std::any_of(found->hits.begin(), found->hits.end(),
                                     [this](const ArticleHit &each) { return each.article.ref == m_state.article; });
    if (auto last = isAmong || isOfOther || m_state.article.isEmpty() ? std::nullopt : m_tools.article(m_state.article))
        found->hits.push_back(*std::move(last));
    std::vector<knowledge::Source> pool;
    for (const ArticleHit &hit : found->hits)
        pool.push_back({&hit.article, hit.words, hit.score});
    if (sources == Sources::All && !m_state.order.isEmpty())
        found->order = find(m_state.order);
    if (found->order) {
        found->page = pageOf(*found->order, m_context.now);
        found->pageWords.emplace(found->page);
        pool.push_back({&found->page, &*found->pageWords, 0});
    }
    QString said;
    for (const Message &each : m_context.history) {
        if (each.speaker != Speaker::Customer && !each.isInternal)
            said += each.text + u'\n';
    }
    // The previous message is not context for our own query.
    const auto before = fromWord<Act>(m_topicBefore);
    knowledge::Query query{asked, topic, {}};
    if (asked == m_text)
        query.before = {m_questionBefore, before ? rowOf(*before).query : QString(), m_state.article, said};
    found->answer = knowledge::answerFrom(query, pool, std::min(room, 420));
    if (found->answer.article)
        found->isSaid = said.contains(knowledge::sentencesOf(found->answer.article->body)[found->answer.best]);
    return found;
}

/// Returns whether @p found answers the message.
bool Dialogue::suits(const Found &found, const QString &topic, double least) const
{
    // A price does not answer what a product is like, and a description does not answer a warranty question.
    constexpr double LeastBeside = .55;
    const Act act = m_heard.act();
    const bool isOfBuying =
        isFollowUp(act) || act == Act::PriceItem || act == Act::StockItem || act == Act::StockGeneral;
    const bool isOfGoods = isOfBuying || act == Act::ProductQuestion || !isWish(act);
    const double leastOfThis = found.isOfProduct() && !isOfGoods ? std::max(least, LeastBeside) : least;
    return found.fits(leastOfThis, topic) && (!found.isPriceOrStock() || isOfBuying);
}

bool Dialogue::tell(const QString &asked, const QString &topic, double least, Sources sources)
{
    const auto found = look(asked, topic, sources);
    if (!suits(*found, topic, least))
        return false;
    sayFound(*found);
    return true;
}

/// Ends an answer to a question. Asks nothing further beside an open proposal.
void Dialogue::endAnswer()
{
    if (m_state.asked == Asked::Confirm)
        return;
    m_reply.say(Weight::Courtesy, Say::AnythingElse);
    ask(Asked::More);
}

void Dialogue::sayFound(const Found &found)
{
    const knowledge::Answer &answer = found.answer;
    m_confidence = std::min(m_confidence, .5 + .5 * std::max(answer.coverage, answer.fit));
    m_state.article = answer.article->ref;
    if (found.isOfOrder()) {
        sayOfOrder(*found.order, answer);
    } else if (const auto sku = knowledge::skuOf(answer.article->ref)) {
        sayOfPage(*sku, answer);
    } else {
        m_draft.facts.articles.append(answer.article->ref);
        m_reply.text(Weight::Core, answer.text);
    }
    endAnswer();
}

/// Answers a question about price or stock from the catalogue, for the product that the message names, otherwise the
/// current one. Returns false if an article answers better or no product is meant.
bool Dialogue::tellPriceOrStock(bool isOfPrice)
{
    constexpr double LeastOfArticle = .6;
    constexpr double LeastOfArticleUnnamed = .35;
    constexpr qsizetype FewWords = 6;
    std::vector<ArticleHit> pages = m_tools.pages(m_text, PagesLooked);
    const std::vector<QByteArray> asked = knowledge::Stems().of(m_text);
    const ArticleHit *const first = leaveNamed(pages, asked);
    const bool isNamed = first != nullptr;
    const RecordDetail detail = detailAsked(RecordKind::Product);
    const bool isSure = detail == (isOfPrice ? RecordDetail::ProductPrice : RecordDetail::ProductStock);
    if (!isNamed && (m_state.product.isEmpty() || (!isSure && m_cues.words.size() > FewWords)))
        return false;
    // "The two Ridge tents": list products together if their names match equally many words.
    const auto shared = [&asked](const ArticleHit &page) {
        return std::count_if(page.words->title.begin(), page.words->title.end(), [&asked](const QByteArray &each) {
            return std::find(asked.begin(), asked.end(), each) != asked.end();
        });
    };
    QStringList skus;
    std::ptrdiff_t most = 1;
    for (const ArticleHit &page : pages) {
        const auto sku = isNamed ? knowledge::skuOf(page.article.ref) : std::nullopt;
        if (!sku || shared(page) < most)
            continue;
        if (shared(page) > most)
            skus.clear();
        most = shared(page);
        skus.append(*sku);
    }
    if (skus.isEmpty() || skus.contains(m_state.product))
        skus = {m_state.product};
    const auto found = look(m_text, {}, Sources::WithoutOrder);
    if (!isSure && found->answer.article && !found->isOfProduct() &&
        found->answer.fit >= (isNamed ? LeastOfArticle : LeastOfArticleUnnamed))
        return false;
    if (!isSure && !isNamed && found->isOfProduct())
        skus = {*knowledge::skuOf(found->answer.article->ref)};
    QStringList lines;
    bool isSoldOut = false;
    for (const QString &sku : skus) {
        const auto product = productOf(sku);
        if (!product)
            continue;
        const Article page = knowledge::pageOf(*product);
        QStringList told;
        for (const QStringView sentence : knowledge::sentencesOf(page.body)) {
            if (knowledge::isStockLine(sentence) && !isOfPrice)
                told.prepend(sentence.toString());
            else if (knowledge::isPriceOrStock(sentence) || (knowledge::isVariantsLine(sentence) && !isOfPrice))
                told.append(sentence.toString());
        }
        lines.append(knowledge::toldOfPage(product->name, told.join(u' ')));
        isSoldOut = isSoldOut || product->stock <= 0;
    }
    if (lines.isEmpty())
        return false;
    usedTool(u"product_lookup"_s);
    m_state.product = skus.front();
    m_state.article = knowledge::refOfPage(skus.front());
    m_reply.text(Weight::Core, lines.join(u' '));
    if (isSoldOut)
        addRule(u"When will the %1 be back in stock?"_s.arg(lines.front().section(u':', 0, 0)), Act::StockItem);
    endAnswer();
    return true;
}

/// Describes a product if that answers best; returns false if an article, its price or its stock does.
bool Dialogue::tellOfProduct(const QString &topic, double least)
{
    const auto found = look(m_text, topic, Sources::WithoutOrder);
    if (!found->isOfProduct() || found->isPriceOrStock() || !found->fits(least, topic))
        return false;
    sayFound(*found);
    return true;
}

/// Describes the named product when no sentence is a sure answer: its description may be.
bool Dialogue::describeNamed()
{
    std::vector<ArticleHit> pages = m_tools.pages(m_text, PagesLooked);
    const ArticleHit *const named = leaveNamed(pages, knowledge::Stems().of(m_text));
    const auto sku = named ? knowledge::skuOf(named->article.ref) : std::nullopt;
    const auto product = sku ? productOf(*sku) : std::nullopt;
    if (!product || product->description.trimmed().isEmpty())
        return false;
    usedTool(u"product_lookup"_s);
    m_state.product = *sku;
    m_state.article = knowledge::refOfPage(*sku);
    const Article page = knowledge::pageOf(*product);
    m_reply.text(Weight::Core, knowledge::toldOfPage(product->name, page.body.split(u'\n').join(u' ')));
    endAnswer();
    return true;
}

/// Adds the articles' answer to @p asked, our own query about @p act, to that of the records.
void Dialogue::addRule(const QString &asked, Act act)
{
    constexpr double LeastBesideRecord = .4;
    const auto found = look(asked, rowOf(act).query, Sources::WithoutOrder);
    if (found->isOfProduct() || !found->fits(LeastBesideRecord, rowOf(act).query))
        return;
    const Article &article = *found->answer.article;
    m_state.article = article.ref; // likely to answer the next question
    m_draft.facts.articles.append(article.ref);
    m_reply.text(Weight::Fact, knowledge::sentencesOf(article.body)[found->answer.best].toString());
}

/// Answers what the message asks about the current order, except where it is; if @p isAgain, also from articles.
bool Dialogue::tellOfOrder(const QString &topic, bool isAgain)
{
    constexpr double LeastOfOrder = .4;
    constexpr double LeastAgain = .3;
    const auto found = look(m_text, topic, Sources::All);
    const bool isWanted = found->isOfOrder() ? isAgain || !isStatus(found->answer) : isAgain;
    // Items, total and date are stated together.
    if (m_heard.act() == Act::OrderContents && !isAgain && found->isOfOrder() && isContents(found->answer))
        return false;
    // "Is it shipped?" asks about the record, however well an article matches.
    const bool isOfRecord = m_heard.act() == Act::ShippingStatus && m_heard.chance() >= Likely;
    if (!isWanted || (isOfRecord && !found->isOfOrder()) || !found->fits(isAgain ? LeastAgain : LeastOfOrder, topic))
        return false;
    sayFound(*found);
    return true;
}

/// Gives the full status; on repetition, or for anything else, only what was asked.
void Dialogue::sayOfOrder(const Order &order, const knowledge::Answer &answer)
{
    const QString told = u"status "_s + order.number;
    if (isStatus(answer) && !m_state.told.contains(told)) {
        m_state.told.append(told);
        sayStatus(order, Weight::Core);
        return;
    }
    m_reply.text(Weight::Core, knowledge::toldOfPage(u"Order "_s + order.number, answer.text));
}

/// Answers with current price and stock, not those of the last catalogue load.
void Dialogue::sayOfPage(const QString &sku, const knowledge::Answer &answer)
{
    usedTool(u"product_lookup"_s);
    m_state.product = sku;
    QString text = answer.text;
    const auto product = productOf(sku);
    const Article page = product ? knowledge::pageOf(*product) : Article();
    const std::vector<QStringView> sentences = knowledge::sentencesOf(page.body);
    if (answer.sentences.back() < sentences.size()) {
        // A price or a variant should be accompanied by the stock.
        std::vector<std::size_t> told = answer.sentences;
        const auto stock = static_cast<std::size_t>(
            std::find_if(sentences.begin(), sentences.end(), knowledge::isStockLine) - sentences.begin());
        if (told.back() >= stock - 1 && std::find(told.begin(), told.end(), stock) == told.end())
            told.push_back(stock);
        text.clear();
        for (const std::size_t at : told)
            text += (text.isEmpty() ? QString() : u" "_s) + sentences[at].toString();
    }
    m_reply.text(Weight::Core, knowledge::toldOfPage(answer.article->title, text));
}

/// Answers the wish from an article; without one, offers an agent.
void Dialogue::tellRule(Act act)
{
    // If a flow was expected but had no answer, the article must match on its own.
    constexpr double LeastOfRecord = .42;
    const double least = rowOf(act).way == Way::Record ? LeastOfRecord : LeastOfRule;
    if (tell(m_text, rowOf(act).query, least)) {
        m_state.told.append(word(act));
        return;
    }
    if (m_heard.chance() < Likely && describeNamed())
        return;
    m_reply.say(Weight::Core, Say::NotWritten);
    offerPerson();
}

/// Handles what only an agent can do: states the rule and escalates with everything known.
void Dialogue::handTo(Act act)
{
    const bool isUrgent = act == Act::AccountHacked || act == Act::BilledNeverBought;
    // A customer who knows the rule and still wants it needs an agent.
    const bool isWanted = m_heard.purposes.request > m_heard.purposes.ask;
    const bool isAgain = isWanted && m_state.told.contains(word(act));
    const auto found = isAgain ? nullptr : look(m_text, rowOf(act).query, Sources::All);
    const bool isTold = found && suits(*found, rowOf(act).query, LeastOfRule) && !(isWanted && found->isSaid);
    if (isTold)
        sayFound(*found);
    if (isTold && !isUrgent) {
        m_state.told.append(word(act));
        m_reply.leaveOut(Weight::Courtesy);
        offerPerson();
        return;
    }
    m_reply.leaveOut(Weight::Courtesy);
    // Without a rule, escalate only what is known to need an agent or was answered in vain.
    const bool isInVain = isAgain || (found && found->isSaid);
    if (rowOf(act).way != Way::Person && !isInVain) {
        m_reply.say(Weight::Core, Say::NotWritten);
        offerPerson();
        return;
    }
    escalate(Reason::ComplexIssue, u"the customer "_s + rowOf(act).note, Say::EscalateDoManager, Say::EscalateDoHuman);
}

/// Answers a question asked while a proposal is open, or says that it is not known.
void Dialogue::tellBeside(Act act)
{
    const auto topic = fromWord<Act>(m_state.topic);
    const QString about = isWish(act) ? rowOf(act).query : topic ? rowOf(*topic).query : QString();
    if (!tell(m_text, about, LeastOfRule))
        m_reply.say(Weight::Fact, Say::NotWritten);
}

void Dialogue::openingHours()
{
    const HumanTierConfig &human = m_context.config.humanAgent;
    const bool isOfShop = m_words.contains(u"shop"_s) || m_words.contains(u"store"_s);
    if (isOfShop && tell(m_text, rowOf(Act::StoreTiming).query, LeastOfRule))
        return;
    if (!human.isEnabled || human.hours.trimmed().isEmpty()) {
        tellRule(Act::StoreTiming);
        return;
    }
    const bool isOnTheWay = m_state.asked == Asked::Confirm;
    m_reply.say(isOnTheWay ? Weight::Fact : Weight::Core, Say::OurHours, {human.hours.trimmed()});
    if (!human.escalationPhone.isEmpty())
        m_reply.say(Weight::Detail, Say::CallInstead, {human.escalationPhone});
    if (!isOnTheWay) {
        m_reply.say(Weight::Courtesy, Say::AnythingElse);
        ask(Asked::More);
    }
}

} // namespace tierdesk::ai
