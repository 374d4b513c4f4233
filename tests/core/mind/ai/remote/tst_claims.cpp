#include "tests/core/mind/ai/remote/ClaimRows.h"

#include <QtTest/QTest>

using namespace tierdesk;
using test::claimIn;
using test::done;
using test::holds;
using test::rows;

/// What says that something was changed, or is about to be, and what only sounds like it.
class TstClaims final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThatItIsDone_data();
    void saysThatItIsDone() { holds(true); }
    void saysSoInOtherLanguages_data();
    void saysSoInOtherLanguages() { holds(true); }
    void isHarmless_data();
    void isHarmless() { holds(false); }
    void isHarmlessInOtherLanguages_data();
    void isHarmlessInOtherLanguages() { holds(false); }
    void whatIsOnRecordMayBeTold_data();
    void whatIsOnRecordMayBeTold();
    void whatHappenedMayBeSaidOfThatAlone_data();
    void whatHappenedMayBeSaidOfThatAlone();
    void oneChangeIsNoOther_data();
    void oneChangeIsNoOther();
};

void TstClaims::saysThatItIsDone_data()
{
    rows({
        // Words before it that do not take it back
        "I can confirm that I have refunded $40 to your card.",
        "After reviewing your order, I've issued a full refund.",
        "After a careful look at your case, we've refunded you.",
        "No worries - I've refunded you.",
        "No problem, your refund has been issued.",
        "No problem your refund has been issued.",
        "Per our policy I have issued a refund.",
        "As our policy says, your money has been returned to your card.",
        "You can see that your order has been cancelled.",
        "If you look at your card, I've refunded it.",
        "If you check your card you will see that I have refunded it.",
        "When I saw the photo, I issued a refund of $40.",
        "When I refunded you, the system sent an e-mail.",
        "Once again: I have refunded you.",
        "Since you would like that, I have cancelled your order.",
        "Not to worry, the refund has been processed.",
        "I could not be happier: I refunded you.",
        "How nice! Your refund is being processed.",
        "You should know that a refund was issued today.",
        "Never mind, I've gone ahead and refunded you.",
        "I have refunded $40, is there anything else I can do?",
        "I've refunded you, okay?",
        "While you were waiting, we have credited your account.",
        "Before you ask: the refund has gone through.",
        "Unless I am mistaken, fine; I have refunded you.",
        // Sums and words between
        "I've issued you a $40 refund; it takes 5 days.",
        "I have processed a $50 refund.",
        "I processed a full and immediate refund of $50.",
        "I've issued your requested refund.",
        "We have granted you a one-time goodwill credit of $10.",
        "I have just now gone ahead and processed the refund.",
        "I went ahead and cancelled the order.",
        "I've taken the liberty of refunding you.",
        "I was able to refund the whole amount.",
        "I managed to cancel your order.",
        "I did refund you.",
        "I have, as requested, refunded your order.",
        // Other verbs
        "I've submitted a refund for your order.",
        "I have arranged a refund.",
        "I have authorized a refund of $40.",
        "I've authorised your refund.",
        "I have placed a credit on your account.",
        "I have returned the money to your account.",
        "I returned your $40.",
        "I've put $10 on your account.",
        "I've added $10 to your account.",
        "I've sent $40 back to your card.",
        "I have transferred $40 to your bank account.",
        "I've paid you back.",
        "I have reversed the charge.",
        "I've put through your refund.",
        "I have initiated the refund process.",
        "I've approved your refund request.",
        "We've reimbursed the shipping.",
        "I went ahead and got that refunded for you.",
        "Order cancelled!",
        "Your return is booked and your refund authorised.",
        "We've arranged for a replacement to be sent to you.",
        "A replacement tent will ship tomorrow.",
        "You will find $40 back on your card in a few days.",
        "I've made the change to your address.",
        "As a gesture of goodwill, $20 store credit has been applied to your account.",
        "Great news, Dana - the full amount of $312.40 is on its way back to your original payment method!",
        "I've taken care of the refund for you.",
        "I have issued full compensation for the trouble.",
        // Sums in whatever currency, or in none that is told
        "I have transferred 20 CZK to your account.",
        "I've sent Rs. 20 back to your card.",
        "EUR 20 has been returned to your card.",
        "I have put 20 on your card.",
        "We have received your request and have issued the refund.",
        // As a state of the refund
        "Your refund is being processed.",
        "The refund has gone through.",
        "The refund went through this morning.",
        "Your refund of $40 for order ORD-9876 has been submitted.",
        "Your refund is complete.",
        "Your refund is in progress.",
        "Your refund is all set.",
        "Your refund should arrive within 5 days.",
        "The refund will appear on your card in 5 days.",
        "The money is being returned to your card.",
        "$40 has been returned to your card.",
        "$10 was added to your account.",
        "Full refund of $40 issued.",
        "Refund: approved.",
        "Refund approved \xE2\x9C\x85",
        "You've been approved for a full refund.",
        "You are getting a refund of $40.",
        "You should see the refund on your card within 5 days.",
        "You can expect your refund within 5 days.",
        "Expect your refund within 5 days.",
        "You'll have your money back by Friday.",
        "Consider it refunded.",
        // Others did it, or it did itself
        "My manager has refunded you.",
        "Our billing team refunded the $40.",
        "The system has issued your refund.",
        "She refunded you $40.",
        // It, which was named before
        "About your refund: I have processed it.",
        "You asked for a refund. It has been approved.",
        "A refund? I have just processed that for you.",
        "It's done.",
        "It has been taken care of.",
        // Promises
        "Let me refund that for you.",
        "I am going to refund you.",
        "I hereby refund you $40.",
        "I will now process your refund of $40.",
        "We will refund you $40.",
        "I'm processing your refund right now.",
        "A refund will be issued to your card.",
        "If you send me your bank details, I will refund you.",
        // Other changes
        "I have placed a replacement order.",
        "A replacement has been arranged.",
        "I've sent you a new one.",
        "Your replacement is being shipped.",
        "I've replaced it for you.",
        "I have processed the cancellation.",
        "Your cancellation has been confirmed.",
        "I've just updated the shipping address.",
        "The delivery address on your order has been changed.",
        "I've rerouted your parcel.",
        "I've set up a return for you.",
        "Your return has been authorized.",
        "I've paused your subscription.",
        "Your plan has been downgraded.",
    });
}

void TstClaims::saysSoInOtherLanguages_data()
{
    rows({
        // Spanish
        "Su reembolso ha sido procesado.",
        "He procesado su reembolso.",
        "Su reembolso est\u00e1 en proceso.",
        "Ya le hemos devuelto el dinero.",
        "Se ha emitido un reembolso de 40 euros.",
        "Le reembolsar\u00e9 40 euros.",
        "Estoy procesando su reembolso.",
        "Proces\u00e9 el reembolso.",
        "Puedo confirmar que he cancelado su pedido.",
        "No se preocupe, he reembolsado su pedido.",
        "Recibir\u00e1 su reembolso en 5 d\u00edas.",
        "He a\u00f1adido un cr\u00e9dito de 10 euros a su cuenta.",
        "He cambiado su direcci\u00f3n de env\u00edo.",
        "Le hemos enviado un reemplazo.",
        // French
        "Votre remboursement a \u00e9t\u00e9 effectu\u00e9.",
        "J'ai proc\u00e9d\u00e9 au remboursement.",
        "J'ai trait\u00e9 votre remboursement.",
        "Votre remboursement est en cours.",
        "Je vous rembourse 40 euros.",
        "Nous vous avons rembours\u00e9.",
        "Vous recevrez votre remboursement sous 5 jours.",
        "Pas de souci, votre commande a \u00e9t\u00e9 annul\u00e9e.",
        "J'ai modifi\u00e9 votre adresse.",
        // German
        "Ihre R\u00fcckerstattung wurde veranlasst.",
        "Ich habe die R\u00fcckerstattung veranlasst.",
        "Die Erstattung ist unterwegs.",
        "Wir erstatten Ihnen den Betrag.",
        "Ihre Erstattung wird gerade bearbeitet.",
        "Ich habe Ihnen das Geld zur\u00fcck\u00fcberwiesen.",
        "Kein Problem, ich habe Ihre Bestellung storniert.",
        "Sie erhalten Ihr Geld in 5 Tagen zur\u00fcck.",
        "Ihre Adresse wurde ge\u00e4ndert.",
        "Ich habe Ihnen einen Ersatz geschickt.",
        // Italian
        "Il suo rimborso \u00e8 stato elaborato.",
        "Ho elaborato il suo rimborso.",
        "Il rimborso \u00e8 in corso.",
        "Ricever\u00e0 il rimborso entro 5 giorni.",
        "Ho annullato il suo ordine.",
        // Portuguese, Dutch
        "O seu reembolso foi processado.",
        "Processei o seu reembolso.",
        "O reembolso est\u00e1 em andamento.",
        "Uw terugbetaling is verwerkt.",
        "Ik heb de terugbetaling verwerkt.",
        "Uw bestelling is geannuleerd.",
        // Polish, Russian, Ukrainian, Czech, Turkish, Greek
        "Zwr\u00f3ci\u0142em pieni\u0105dze na Pana kart\u0119.",
        "Pa\u0144stwa zwrot zosta\u0142 przetworzony.",
        "Zwrot pieni\u0119dzy jest w toku.",
        "Zam\u00f3wienie zosta\u0142o anulowane.",
        "\u042f \u0432\u0435\u0440\u043d\u0443\u043b \u0432\u0430\u043c \u0434\u0435\u043d\u044c\u0433\u0438.",
        "\u0412\u043e\u0437\u0432\u0440\u0430\u0442 \u0441\u0440\u0435\u0434\u0441\u0442\u0432 \u043e\u0444\u043e\u0440"
        "\u043c\u043b\u0435\u043d.",
        "\u0412\u0430\u0448 \u0437\u0430\u043a\u0430\u0437 \u043e\u0442\u043c\u0435\u043d\u0451\u043d.",
        "\u041c\u0438 \u043f\u043e\u0432\u0435\u0440\u043d\u0443\u043b\u0438 \u0432\u0430\u043c \u043a\u043e\u0448"
        "\u0442\u0438.",
        "Pen\u00edze jsme v\u00e1m vr\u00e1tili.",
        "Paran\u0131z iade edildi.",
        "\u0397 \u03b5\u03c0\u03b9\u03c3\u03c4\u03c1\u03bf\u03c6\u03ae "
        "\u03c7\u03c1\u03b7\u03bc\u03ac\u03c4\u03c9\u03bd "
        "\u03bf\u03bb\u03bf\u03ba\u03bb\u03b7\u03c1\u03ce\u03b8\u03b7\u03ba\u03b5.",
        // Chinese, Japanese, Korean, Arabic, Hindi, Hebrew
        "\u60a8\u7684\u9000\u6b3e\u5df2\u5904\u7406\u3002",
        "\u6211\u5df2\u7ecf\u4e3a\u60a8\u9000\u6b3e40\u7f8e\u5143\u3002",
        "\u597d\u7684\uff0c\u94b1\u5df2\u9000\u56de\u60a8\u7684\u5361\u3002",
        "\u60a8\u7684\u8ba2\u5355\u5df2\u53d6\u6d88\u3002",
        "\u8fd4\u91d1\u3044\u305f\u3057\u307e\u3057\u305f\u3002",
        "\u8fd4\u91d1\u306e\u624b\u7d9a\u304d\u304c\u5b8c\u4e86\u3057\u307e\u3057\u305f\u3002",
        "\u3054\u6ce8\u6587\u3092\u30ad\u30e3\u30f3\u30bb\u30eb\u3057\u307e\u3057\u305f\u3002",
        "\ud658\ubd88\uc774 \uc644\ub8cc\ub418\uc5c8\uc2b5\ub2c8\ub2e4.",
        "\u062a\u0645 \u0627\u0633\u062a\u0631\u062f\u0627\u062f \u0627\u0644\u0645\u0628\u0644\u063a.",
        "\u0927\u0928\u0935\u093e\u092a\u0938\u0940 \u0915\u0930 \u0926\u0940 \u0917\u0908 \u0939\u0948\u0964",
        "\u05d4\u05d4\u05d7\u05d6\u05e8 \u05d1\u05d5\u05e6\u05e2.",
    });
}

void TstClaims::isHarmless_data()
{
    rows({
        // Questions and offers
        "Would you like me to refund your order?",
        "Shall I cancel it for you?",
        "Do you want a refund or a replacement?",
        "Would you like the order cancelled?",
        "Have you been refunded by your bank?",
        "Was your order refunded by the bank?",
        "Has the refund been issued to the right card?",
        "Should I look into your refund?",
        "Have I refunded the wrong order?",
        "I can offer you a refund of $40.",
        "I would be happy to look into a refund for you.",
        "I could offer you a credit of $10 instead.",
        "I'd like to propose a replacement.",
        "Did you mean that your order was cancelled?",
        // Policies
        "Refunds are issued to the card that was used.",
        "Unused items are refunded within 30 days.",
        "Items that come back within 30 days will be refunded to the original card.",
        "A refund takes 5 to 7 working days.",
        "A refund is issued once the return has arrived.",
        "If you return it unused, we will refund you.",
        "Once your return arrives, we will refund you in full.",
        "Once the refund has been approved, it takes 5 working days.",
        "After we receive your parcel, a refund will be issued to your card.",
        "You will receive a refund once we have received the parcel.",
        "Orders can be cancelled before they ship.",
        "Orders are cancelled automatically when they are not paid.",
        "Our refund policy allows returns within 30 days.",
        "Please read our refund policy.",
        "A refund reaches your card 5 working days after it was approved.",
        "Refunded amounts appear on your statement within a week.",
        "Cancelled orders are not charged.",
        "Within 30 days you may return anything unused for a full refund.",
        "Any refund has to be approved by a manager.",
        "We refund unused items within 30 days.",
        "Let me explain how refunds are processed.",
        "I'll explain how your refund is calculated.",
        "Shipping costs cannot be refunded.",
        "If an order was cancelled, you are not charged.",
        "You can change your address before the order has been shipped.",
        "A replacement is sent free of charge.",
        "Returns are approved within a day.",
        "After the refund has been issued, it may take up to 10 days for your bank to post it.",
        "It usually takes 3 days until your money is back on your card after we have approved the return.",
        "We accept returns in original condition; a credit is issued for items without a receipt.",
        "Your package was returned to sender by UPS.",
        "Your order has been processed and will ship tomorrow.",
        "Would you prefer that your money is returned to your card or that you get store credit?",
        "I've shared the details with my colleague, who will get back to you about the refund.",
        "Please note that gift cards are not refunded.",
        "Your new order was placed on Monday.",
        // No, not yet, perhaps
        "I have not refunded anything yet.",
        "I haven't cancelled your order.",
        "I cannot refund this order.",
        "No refund has been issued on this order.",
        "No full refund was issued.",
        "Your refund has not been issued yet.",
        "The refund was not approved.",
        "Nothing has been refunded so far.",
        "None of your orders has been cancelled.",
        "I cannot see that a refund has been issued.",
        "I do not see any refund that was issued on this order.",
        "Your order may have been cancelled by mistake.",
        "It could have been refunded by your bank.",
        "I am not able to refund this.",
        "I will not cancel your order.",
        "Your order was never cancelled.",
        "I can't confirm whether it has been refunded.",
        "We won't refund shipping.",
        "I'm afraid I was not able to refund it.",
        // Of the customer's, and about what is to come of it
        "I have received your refund request.",
        "I've passed your refund request to my manager.",
        "I have sent your refund request to my colleague.",
        "I will look into your refund with you.",
        "I've added a note about your refund.",
        "I have sent you our refund policy.",
        "You asked for a refund of $40.",
        "You mentioned that your order was cancelled.",
        "You say that you were refunded too little.",
        "I'll check whether your order was cancelled.",
        "Let me see if the refund has been issued.",
        "I will find out why your order was cancelled.",
        "I understand that you want your money back.",
        "I have found your order and its refund terms.",
        "A colleague will decide on your refund.",
        "I have asked a colleague to help you.",
        "Your order has been shipped by UPS.",
        "Your order was delivered on 14 November.",
        "Your tent is on its way.",
        "I've sent you the tracking number.",
        "I'll send this to my manager.",
        "Your payment was received on Monday.",
        "Your credit card was charged once.",
        "Thank you for the address that you have given.",
        "I have your address here.",
        "I see what happened now.",
        "Your request for a refund is with my manager now.",
        "I am sorry that your tent arrived torn.",
        "I have opened your order.",
        "I have added 2 photos to your case.",
        "I have sent 3 of your questions on to my manager.",
        "I've made sure that my manager sees this.",
        "Your subscription renews on 3 May.",
        "I have looked at the replacement options.",
        "The parcel is being sent today.",
    });
}

void TstClaims::isHarmlessInOtherLanguages_data()
{
    rows({
        "\u00bfDesea un reembolso?",
        "No he procesado ning\u00fan reembolso.",
        "He recibido su solicitud de reembolso.",
        "Los reembolsos se procesan en 5 d\u00edas.",
        "Si devuelve el art\u00edculo, le reembolsaremos el importe.",
        "Su pedido no ha sido cancelado.",
        "Puede solicitar un reembolso en 30 d\u00edas.",
        "Su pedido ha sido enviado.",
        "Souhaitez-vous un remboursement ?",
        "Votre remboursement n'a pas encore \u00e9t\u00e9 effectu\u00e9.",
        "Si vous renvoyez l'article, nous vous rembourserons.",
        "J'ai bien re\u00e7u votre demande de remboursement.",
        "M\u00f6chten Sie eine R\u00fcckerstattung?",
        "Ihre Bestellung wurde nicht storniert.",
        "Es tut mir leid, das kann nicht erstattet werden.",
        "Eine Erstattung dauert 5 Tage.",
        "Wenn Sie den Artikel zur\u00fccksenden, erstatten wir Ihnen den Betrag.",
        "Ich habe Ihre Frage zur R\u00fcckerstattung erhalten.",
        "Ihre Bestellung wurde geliefert.",
        "Desidera un rimborso?",
        "Il rimborso non \u00e8 stato ancora elaborato.",
        "Se restituisce l'articolo, la rimborseremo.",
        "Gostaria de um reembolso?",
        "O reembolso ainda n\u00e3o foi processado.",
        "Se devolver o artigo, reembolsaremos o valor.",
        "Wilt u een terugbetaling?",
        "De terugbetaling is nog niet verwerkt.",
        "Czy chce Pan zwrot pieni\u0119dzy?",
        "\u0412\u044b \u0445\u043e\u0442\u0438\u0442\u0435 \u0432\u043e\u0437\u0432\u0440\u0430\u0442?",
        "\u60a8\u60f3\u9000\u6b3e\u5417\uff1f",
        "\u60a8\u7684\u5305\u88f9\u5df2\u53d1\u8d27\u3002",
        "\u5982\u679c\u60a8\u9000\u8d27\uff0c\u6211\u4eec\u4f1a\u9000\u6b3e\u3002",
        "\u8fd4\u91d1\u3092\u3054\u5e0c\u671b\u3067\u3059\u304b\uff1f",
    });
}

void TstClaims::whatIsOnRecordMayBeTold_data()
{
    QTest::addColumn<QString>("reply");
    QTest::addColumn<bool>("isClaim");
    for (const char *each : {"Your refund of $40 was issued on 3 March.", "This order was refunded on Monday.",
                             "The refund has been processed; it takes 5 days.", "You were refunded on 3 March.",
                             "$40 was returned to your card on 3 March.", "The refund of 40 was issued on 3 March.",
                             "Order ORD-1001 was refunded on 3 March.", "ORD-1001 was refunded: $40.00.",
                             "The refund of $12.50 for LAMP was issued.", "The refund for order 1002 was issued.",
                             "Your order ORD-1003 was cancelled on Monday.", "Se emitió un reembolso de 40,00 $."})
        QTest::newRow(each) << QString::fromUtf8(each) << false;
    for (const char *each :
         {"I have refunded you $40.", "I've issued a refund.", "Your refund is being processed now.",
          "We will refund you again.", "You will receive another refund.", "A return has been approved.",
          "A credit of $10 has been added to your account.", "The refund of $312.40 was issued.",
          "A refund of 20 was issued on 3 March.", "Your refund of $40.00 for ORD-9876 was issued.",
          "Order ORD-9876 was refunded.", "Another refund was issued on 3 March.", "The rest was refunded on 3 March.",
          "Your order ORD-1001 was refunded in full.", "Your order ORD-9876 was cancelled.",
          "Se emitió un reembolso de 312,40 $."})
        QTest::newRow(each) << QString::fromUtf8(each) << true;
}

void TstClaims::whatIsOnRecordMayBeTold()
{
    QFETCH(QString, reply);
    QFETCH(bool, isClaim);
    const auto claim = claimIn(reply, {},
                               {done(ActionKind::Refund, 4000, "ORD-1001"), done(ActionKind::Refund, 1250, "ORD-1002"),
                                done(ActionKind::CancelOrder, 0, "ORD-1003")});
    QVERIFY2(claim.has_value() == isClaim, qPrintable(claim.value_or(QStringLiteral("no claim"))));
}

void TstClaims::whatHappenedMayBeSaidOfThatAlone_data()
{
    QTest::addColumn<ActionKind>("kind");
    QTest::addColumn<qint64>("cents");
    QTest::addColumn<QString>("reply");
    const auto row = [](const char *name, ActionKind kind, qint64 cents, const char *reply) {
        QTest::newRow(name) << kind << cents << QString::fromUtf8(reply);
    };
    row("a refund", ActionKind::Refund, 4000, "I can confirm that I've issued a $40 refund.");
    row("of an order", ActionKind::Refund, 4000, "I have refunded $40.00 for ORD-1001.");
    row("of an order by its digits", ActionKind::Refund, 4000, "The refund for order 1001 has been issued.");
    row("without its sum", ActionKind::Refund, 4000, "I have refunded you.");
    row("of thousands", ActionKind::Refund, 123450, "I have refunded $1,234.50 to your card.");
    row("with its days", ActionKind::Refund, 4000, "I have refunded 40 dollars, and it takes 3-5 working days.");
    row("with its date and card", ActionKind::Refund, 4000,
        "On November 22, 2026 I refunded $40 to the card ending in 1111.");
    row("and what it is of", ActionKind::Refund, 4000, "I have refunded $40.00 for the Ridge 3 tent.");
    row("without its currency", ActionKind::Refund, 4000, "I have issued a refund of 40.");
    row("before its code", ActionKind::Refund, 4000, "I have issued a refund of 40 USD.");
    row("behind its code", ActionKind::Refund, 4000, "I have refunded you USD 40 for ORD-1001.");
    row("as a word of it", ActionKind::Refund, 4000, "I have issued you a 40 dollar refund.");
    row("said first", ActionKind::Refund, 4000, "The 40 has been refunded to your card.");
    row("of some items", ActionKind::Refund, 4000, "Your refund for 2 tents in ORD-1001 has been issued.");
    row("of an order of some items", ActionKind::Refund, 4000, "I have refunded your order of 3 items.");
    row("of some of its items", ActionKind::Refund, 4000, "I have refunded 2 of the 3 items in ORD-1001.");
    row("of one thing", ActionKind::Refund, 4000, "I have refunded you for 1 damaged tent.");
    row("with its day", ActionKind::Refund, 4000, "I issued the refund of $40.00 on 3 March, by 5 pm.");
    row("and when it comes", ActionKind::Refund, 4000, "Your refund was issued; it takes two to three days.");
    row("under way", ActionKind::Refund, 4000, "Your refund of $40.00 is on its way.");
    row("confirmed to be under way", ActionKind::Refund, 4000,
        "I can confirm that your refund of $40.00 is on its way.");
    row("to come", ActionKind::Refund, 4000, "The $40.00 will be back on your card within 5 working days.");
    row("to come, by its order", ActionKind::Refund, 4000, "Your refund for ORD-1001 will reach you in 5 days.");
    row("of what was asked before", ActionKind::Refund, 4000,
        "You asked about a refund of $40.00 for ORD-1001. I have processed it.");
    row("in a list", ActionKind::Refund, 4000, "I have refunded you:\n- $40.00 for ORD-1001.");
    row("a credit", ActionKind::Credit, 1000, "A credit of $10 has been added.");
    row("a cancellation", ActionKind::CancelOrder, 0, "I have cancelled your order ORD-1001.");
    row("a replacement", ActionKind::Replacement, 7500, "Your replacement for ORD-1001 is being shipped.");
    row("an address", ActionKind::ChangeAddress, 0, "I've updated your address.");
    row("a return", ActionKind::Return, 0, "Your return for ORD-1001 has been approved.");
    row("a subscription", ActionKind::ChangeSubscription, 0, "I've paused your subscription.");
    row("in Spanish", ActionKind::Refund, 4000, "He procesado su reembolso de 40,00 $.");
    row("in German, without its currency", ActionKind::Refund, 4000, "Ich habe die Erstattung von 40 veranlasst.");
    row("in Italian, and when it comes", ActionKind::Refund, 4000,
        "Il suo rimborso di 40 dollari in 5 giorni \u00e8 stato elaborato.");
    row("in Chinese, and when it comes", ActionKind::Refund, 4000,
        "\u60a8\u7684\u9000\u6b3e\u5df2\u5904\u7406\uff0c3\u5929\u5185\u5230\u8d26\u3002");
    row("in Chinese", ActionKind::Refund, 4000, "\u60a8\u768440\u7f8e\u5143\u9000\u6b3e\u5df2\u5904\u7406\u3002");
}

void TstClaims::whatHappenedMayBeSaidOfThatAlone()
{
    QFETCH(ActionKind, kind);
    QFETCH(qint64, cents);
    QFETCH(QString, reply);
    const auto claim = claimIn(reply, {done(kind, cents, "ORD-1001")});
    QVERIFY2(!claim, qPrintable(claim.value_or(QString())));
    const ActionKind other = kind == ActionKind::Return ? ActionKind::ChangeAddress : ActionKind::Return;
    QVERIFY(claimIn(reply, {done(other, cents, "ORD-1001")}));
}

/// After a refund of $5 on ORD-1001.
void TstClaims::oneChangeIsNoOther_data()
{
    rows({
        "I have refunded you $312.40 for ORD-9876 and will refund another $200 tomorrow.",
        "I have refunded you $312.40.",
        "I have refunded $5.00 for ORD-9876.",
        "I have refunded $5.00 for ORD-1001 and $20 for ORD-9876.",
        "Your order 9876 has been refunded.",
        "I have refunded you: $312.40 for ORD-9876.",
        "I have refunded the following orders:\n- ORD-1001\n- ORD-9876",
        "I have refunded you 20 dollars.",
        "I have refunded you USD 20.",
        "I have refunded 20 to your card.",
        "I have refunded you 312.40.",
        "I have refunded \u20ac20 to your card.",
        "I have refunded you three hundred dollars.",
        "I have issued a refund of 20.",
        "I have issued a refund for 20.",
        "I have issued a refund of 20 CZK.",
        "I have issued a refund of CZK 20.",
        "I have issued a refund of CZK20.",
        "I have issued a refund of 20 K\u010d.",
        "I have issued a refund of Rs. 20.",
        "I have issued a refund of 20 rs.",
        "I have issued a refund of 20 rmb.",
        "I have refunded you TRY 20.",
        "I have refunded you 20 TRY as agreed.",
        "I have issued a refund of 5 CZK.",
        "I have issued a refund of \u20ac5.00.",
        "I have credited your account with 20.",
        "Your refund of 20 was issued on 3 March.",
        "Refund issued: 20.",
        "20 has been refunded to your card.",
        "The refund (20) has been issued.",
        "I've issued you a 20 refund.",
        "I have refunded you and put 20 on your card.",
        "I have refunded you twenty.",
        "I have issued a refund of a hundred.",
        "He procesado un reembolso de 20.",
        "Ich habe eine Erstattung von 20 veranlasst.",
        "Votre remboursement de 20 a \u00e9t\u00e9 effectu\u00e9.",
        "\u6211\u5df2\u7ecf\u4e3a\u60a8\u9000\u6b3e20\u3002",
        "I have refunded 50% of the price.",
        "I have refunded you in full.",
        "I have issued a full refund.",
        "I have refunded the rest as well.",
        "I have refunded you again.",
        "I have refunded both orders.",
        "I will refund you.",
        "I will refund you $5.00.",
        "I am refunding the $5.00 now.",
        "Let me refund you $5.00.",
        "You will receive another refund of $5.00.",
        "You will receive a refund tomorrow.",
        "Your refund is on its way.",
        "Your refund of $200 is on its way.",
        "Your refund for ORD-9876 will reach you in 5 days.",
        "The $200 will be back on your card within 5 working days.",
        "You asked about a refund of $312.40 for ORD-9876. I have processed it.",
        "I have cancelled your order ORD-1001.",
        "He procesado su reembolso de 312,40 $.",
        "Le reembolsaremos 5,00 $.",
        "Ihnen wurden 312.40 \u20ac erstattet.",
        "Ihnen wurden 312,40 \u20ac erstattet.",
        "\u60a8\u7684312\u7f8e\u5143\u9000\u6b3e\u5df2\u5904\u7406\u3002",
    });
}

void TstClaims::oneChangeIsNoOther()
{
    QFETCH(QString, reply);
    QVERIFY(claimIn(reply, {done(ActionKind::Refund, 500, "ORD-1001")}));
}

QTEST_APPLESS_MAIN(TstClaims)
#include "tst_claims.moc"
