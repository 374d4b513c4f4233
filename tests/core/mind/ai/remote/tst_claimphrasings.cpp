#include "tests/core/mind/ai/remote/ClaimRows.h"

#include <QtTest/QTest>

using namespace tierdesk;
using test::holds;
using test::rows;

/// Claims of what no action is named after (fees, discounts, goods, accounts, "consider it done") and the harmless
/// sentences next to them.
class TstClaimPhrasings final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void claims_data();
    void claims() { holds(true); }
    void claimsInOtherLanguages_data();
    void claimsInOtherLanguages() { holds(true); }
    void isHarmless_data();
    void isHarmless() { holds(false); }
    void isHarmlessInOtherLanguages_data();
    void isHarmlessInOtherLanguages() { holds(false); }
    void whatHappenedMayBeSaid_data();
    void whatHappenedMayBeSaid();
};

void TstClaimPhrasings::claims_data()
{
    rows({
        // Fees and prices
        "I have waived the shipping fee for you.",
        "The restocking fee has been waived.",
        "We've dropped the late charge from your bill.",
        "I took the delivery charge off your invoice.",
        "Shipping is now free on your order, I have removed the fee.",
        "I've applied a 20% discount to your order.",
        "Your discount has been added.",
        "I've knocked $15 off the price for you.",
        "I lowered your bill by ten dollars.",
        "Your outstanding balance has been cleared.",
        "I've written off what you owed.",
        "The price difference is being adjusted right now.",
        // Goods
        "A new tent is being sent.",
        "I've sent out another tent this morning.",
        "Another pair is on its way to you.",
        "We are shipping you a second lamp free of charge.",
        "You'll have a fresh one by Thursday.",
        "I've put a spare pole in the post for you.",
        "The missing parts were dispatched today.",
        "I've upgraded your shipping to express.",
        "Your delivery has been moved to Friday.",
        "I've changed the size on your order to L.",
        "I have added the lamp to your order.",
        "Your order has been put on hold.",
        "I've stopped the parcel.",
        // Accounts
        "Your account has been credited.",
        "I've extended your warranty by a year.",
        "We have unlocked your account.",
        "I've reset your password.",
        "Your account has been deleted as you asked.",
        "I've added 500 points to your balance.",
        "We renewed your membership at the old price.",
        // Whatever it may be
        "We've gone ahead and taken care of that for you.",
        "Consider it done.",
        "That's all sorted for you now.",
        "It's already in motion.",
        "Expect your money by Friday.",
        "The money should be with you tomorrow.",
        "You'll see the amount back on your card within 3 days.",
        "I made sure that you won't be charged for it.",
        // Of all kinds
        "I've taken care of the shipping fee, you won't pay a cent.",
        "No fee will be charged, I've seen to that.",
        "I went ahead and fixed the billing error.",
        "We've gone ahead and arranged a courier for Monday.",
        "I just sent another charger your way.",
        "A fresh pair of boots left our warehouse today.",
        "Your replacement lamp ships tonight.",
        "We'll be mailing you a new strap tomorrow.",
        "I've arranged for a technician to come on Tuesday.",
        "Your points have been restored.",
        "I've doubled your loyalty points.",
        "The overcharge has been corrected.",
        "I have corrected your invoice.",
        "Your bill is now zero.",
        "I have put a stop on the shipment.",
        "I've switched your order to express delivery.",
        "I've flagged your account so that you won't be billed again.",
        "Your next month is on us.",
        "I've given you free shipping on this one.",
        "You're getting 15% off your next order.",
        "I've set up a 10% discount for you.",
        "The matter is resolved and the funds are on their way.",
        "Rest assured, it's been handled.",
        "All sorted!",
        "Problem solved, your card will show the amount by Monday.",
        "Your money is safely on its way back.",
        "I have reopened your account.",
        "We've extended your return window by 30 days.",
        "I've made an exception and approved it.",
        "I've taken the handling charge off for you.",
        "We have dropped the cancellation fee this time.",
        "The late fee is gone from your account now.",
        "I'm lowering your bill by $12.",
        "I've put through a price adjustment of $8.",
        "I have applied a coupon for 10% off.",
        "We'll cover the return postage this once.",
        "A brand-new kettle is heading your way.",
        "I've had a second charger sent out.",
        "We are posting you two new filters tomorrow.",
        "I've booked a pickup for the old one.",
        "The courier has been booked for Tuesday.",
        "I have held your parcel at the depot.",
        "I've changed the delivery day on your order.",
        "I've added gift wrapping to your order.",
        "Your account has been reactivated.",
        "I just reset your password.",
        "I've prolonged your warranty until May.",
        "The points are back on your account.",
        "We went ahead and upgraded you.",
        "We've gone ahead and waived it.",
        "That's been taken care of.",
        "Everything has now been arranged for you.",
        "You won't be billed, I made sure of it.",
        "You can look forward to your money on Friday.",
        "Your funds will be there by Monday.",
        "I've seen to it that you get your money.",
        "I've loaded a coupon onto your profile.",
        "I've taken care of everything for you.",
        "It has all been sorted out now.",
        // What is yet to come
        "The amount will post tomorrow.",
        "The amount posts to your card tomorrow.",
        "Your money lands on Friday.",
        "The full amount is due to arrive by Monday.",
        "The funds should clear within two days.",
        "The cash will be available tomorrow morning.",
        "The sum of $40 will come through next week.",
        "Your money is coming back, Dana.",
        "The money is scheduled for Thursday.",
        "That amount is going to drop tonight.",
        "Your refund posts tomorrow.",
        "The refund hits your account in 3 days.",
        "Your credit is set to post on Monday.",
        "Your new lamp goes out on Monday.",
        "The new lamp ships first thing tomorrow.",
        "Your brand-new kettle leaves our warehouse tonight.",
        "Your new reading lamp is scheduled to ship on Tuesday.",
        "I'll send your new boots right away.",
        "I've packed your new tent myself.",
        "You'll get your new strap by Friday.",
        "The new one sets off tomorrow.",
        "Your replacement goes out on Monday.",
        "A new charger is set to arrive on Wednesday.",
    });
}

void TstClaimPhrasings::claimsInOtherLanguages_data()
{
    rows({
        "He eliminado los gastos de envío de su pedido.",
        "Le hemos aplicado un descuento del 20 %.",
        "Una tienda nueva va en camino.",
        "Ya está hecho.",
        "J'ai supprimé les frais de livraison.",
        "Une nouvelle tente vous a été envoyée.",
        "J'ai appliqué une remise de 10 % à votre commande.",
        "C'est fait.",
        "Ich habe Ihnen die Versandkosten erlassen.",
        "Ein neues Zelt ist unterwegs zu Ihnen.",
        "Ihr Konto wurde gelöscht.",
        "Ich habe Ihnen 10 % Rabatt gegeben.",
        "Ho annullato le spese di spedizione.",
        "Le abbiamo spedito una nuova tenda.",
        "Removi a taxa de envio do seu pedido.",
        "Ik heb de verzendkosten kwijtgescholden.",
        "Naliczyłem Panu rabat 20%.",
        "Мы уже отправили вам новую палатку.",
        "我已经为您免除了运费。",
        "送料を無料にしました。",
        "Hemos eliminado el recargo de su factura.",
        "Votre compte a été réactivé.",
        "Ich habe die Gebühr storniert.",
        "Wir haben Ihnen eine neue Lampe geschickt.",
        "Ho applicato uno sconto al suo ordine.",
        "Я сделал вам скидку 10%.",
        "He aplicado un descuento a su pedido.",
        "Nous avons offert les frais de port.",
        "Wir haben Ihr Passwort zurückgesetzt.",
        "Abbiamo eliminato le spese di spedizione.",
        "We hebben een nieuwe lamp verzonden.",
        "Wysłaliśmy nową lampę.",
        "我们已经给您寄出了一盏新灯，运费已免除。",
        "割引を適用しました。",
    });
}

void TstClaimPhrasings::isHarmless_data()
{
    rows({
        // Fees and prices
        "Shipping is free on orders above $50.",
        "The shipping fee is waived on orders above $50.",
        "The restocking fee cannot be waived.",
        "I am not able to waive the fee.",
        "Would you like me to ask whether the fee can be waived?",
        "A discount of 20% applies to students.",
        "Discounts are applied at the checkout.",
        "Is the discount missing on your bill?",
        "If a colleague agrees, the fee would be waived.",
        "No discount was applied to this order.",
        "I can't lower the price, I'm afraid.",
        "The balance is shown on your account page.",
        // Goods
        "A new model comes out in spring.",
        "The new tent is lighter than the old one.",
        "I've sent you a new link to track it.",
        "Did you get another parcel by mistake?",
        "Spare poles are sold in our shop.",
        "Missing parts are sent free of charge.",
        "Do you need a second lamp?",
        "Express shipping takes two days.",
        "Your delivery is planned for Friday.",
        "You can change the size before the order ships.",
        "I could not find the lamp in your order.",
        "Your order is on hold until the payment comes in.",
        "The parcel was stopped at customs.",
        // Accounts
        "Your account has a balance of $12.",
        "The warranty is extended by registering the tent.",
        "To reset your password, use the link on the sign-in page.",
        "You can unlock your account there.",
        "Accounts are deleted on request by our data team.",
        "Points are added to the balance after each purchase.",
        "Your membership renews in May.",
        // Whatever it may be
        "I've gone ahead and passed this to my manager.",
        "I have gone ahead and checked your order.",
        "We'll consider it and get back to you.",
        "How soon do you need it done?",
        "I expect that a colleague will answer by Friday.",
        "When did you expect your money?",
        "You won't be charged before the order ships.",
        "Please consider asking the bank as well.",
        // Of all kinds
        "Fees depend on the country that we ship to.",
        "I can ask my manager about the fee.",
        "The fee was charged by your bank, not by us.",
        "A courier brings the parcel between 9 and 12.",
        "Your charger was packed with the lamp.",
        "Your boots left our warehouse on Monday.",
        "Our technicians can be booked on the service page.",
        "Points expire after two years.",
        "Please tell me which amount on the invoice is wrong.",
        "Your bill shows three items.",
        "I can't stop a shipment that has left.",
        "Express delivery costs $9 more.",
        "Your account shows no open order.",
        "Free shipping starts at $50.",
        "You get 15% off as a member.",
        "A 10% discount is given to members.",
        "I have looked into it and found your order.",
        "It's been a long wait, I am sorry.",
        "All questions are welcome.",
        "Your card shows the amount as pending.",
        "The amount was charged on Monday.",
        "Closed accounts cannot be reopened.",
        "The return window is 30 days.",
        "Exceptions are decided by a colleague.",
        "You can have the parcel held at the shop.",
        "I have updated the notes on your case.",
        "I've added your question to the notes of your order.",
        "We will let you know when it ships.",
        "I've told my colleague about your account.",
        "Your order was packed yesterday and ships today.",
        "I'm checking your delivery with the carrier now.",
        "I will look at your order now.",
        "I'll change to another topic if you like.",
        "I have found another order of yours from May.",
        "I have asked another colleague to join.",
        "There is a second parcel on its way, says the carrier.",
        "The handling charge is the same for all parcels.",
        "A cancellation fee applies after 30 days.",
        "Which late fee do you mean?",
        "I can't lower your bill myself.",
        "Price adjustments are made within 14 days of a purchase.",
        "You may use one coupon per order.",
        "We cover the return postage if the item is faulty.",
        "The kettle is heading into its last season.",
        "Did a second charger come with it?",
        "New filters are sold in packs of two.",
        "Your order goes out on Monday.",
        "You can book a pickup on the carrier's page.",
        "The courier has tried twice.",
        "The parcel is held at the depot for you.",
        "You can change the delivery day with the carrier.",
        "Gift wrapping can be added at the checkout.",
        "Is your account still locked?",
        "You can reset your password yourself.",
        "The warranty runs until May.",
        "Points come back after a return.",
        "I went ahead and looked at the photos.",
        "We've gone ahead and asked the warehouse.",
        "That is what I see here.",
        "Everything is listed in your order.",
        "You won't be billed twice, the second line is a hold.",
        "What date do you look forward to?",
        "The bank decides when funds are there.",
        "I'll see to it that a colleague reads this.",
        "Your order has been shipped and is on its way to you.",
        "Your delivery has been delayed by the weather.",
        "Your package has been delivered to a neighbour.",
        "Your order has been packed.",
        "I've found the order, and it was delivered on Friday.",
        "Your subscription is active and renews on Monday.",
        "I have checked your account and see two orders.",
        "We've received your parcel and are checking it.",
        "I've noted on your order that you prefer mornings.",
        "I can send you another link if you need one.",
        "I am sorry that another parcel went missing.",
        "The refund for the tent that arrived torn needs a manager.",
        // What is yet to come
        "The amount was posted by your bank on Monday.",
        "The amount will be charged when the order ships.",
        "Your payment will go through tomorrow.",
        "When will the amount post?",
        "I can't say when the money will land.",
        "Your bank decides when the funds clear.",
        "The money will arrive only after a colleague has agreed.",
        "Once the return is here, the amount posts within 5 days.",
        "I don't know whether the amount will post tomorrow.",
        "Your new lamp was delivered on Monday.",
        "Your new lamp left our warehouse on Friday.",
        "Is your new lamp the green one?",
        "How do you like the new lamp?",
        "The new model goes on sale on Monday.",
        "Your new tracking number will be sent by e-mail.",
        "Your new password arrives by e-mail within a minute.",
        "The new catalogue comes out on Friday.",
        "Your new bill is due on Monday.",
        "If a colleague agrees, your new lamp would go out on Monday.",
        "I can ask whether your new lamp goes out on Monday.",
        "Your parcel arrives tomorrow.",
        "Refunds post within 5 days.",
    });
}

void TstClaimPhrasings::isHarmlessInOtherLanguages_data()
{
    rows({
        "Los gastos de envío son gratuitos a partir de 50 euros.",
        "¿Quiere que pregunte por un descuento?",
        "No puedo eliminar los gastos de envío.",
        "Su pedido va en camino.",
        "Les frais de livraison sont offerts dès 50 euros.",
        "Je ne peux pas supprimer les frais.",
        "Souhaitez-vous une remise ?",
        "Votre colis a été envoyé hier.",
        "Die Versandkosten entfallen ab 50 Euro.",
        "Ihr Zelt ist unterwegs.",
        "Ich kann Ihnen leider keinen Rabatt geben.",
        "Möchten Sie, dass ich nach einem Rabatt frage?",
        "Le spese di spedizione non si possono annullare.",
        "Il suo pacco è in viaggio.",
        "O frete é grátis acima de 50 euros.",
        "De verzendkosten zijn gratis vanaf 50 euro.",
        "Czy chce Pan, żebym zapytał o rabat?",
        "Ваша посылка отправлена вчера.",
        "订单满50美元免运费。",
        "送料は50ドル以上で無料です。",
        "El recargo depende del país.",
        "Votre compte indique deux commandes.",
        "Die Gebühr beträgt 5 Euro.",
        "Eine neue Lampe kostet 40 Euro.",
        "Lo sconto vale per i soci.",
        "Скидка действует до мая.",
        "Un descuento del 10 % se aplica a los socios.",
        "Les frais de port sont de 5 euros.",
        "Ihr Passwort können Sie selbst ändern.",
        "Le spese di spedizione sono di 5 euro.",
        "Een nieuwe lamp kost 40 euro.",
        "Nowa lampa kosztuje 40 euro.",
        "新灯的运费是5美元。",
        "割引は会員の方が対象です。",
    });
}

void TstClaimPhrasings::whatHappenedMayBeSaid_data()
{
    QTest::addColumn<ActionKind>("kind");
    QTest::addColumn<QString>("reply");
    QTest::newRow("a fee by a credit") << ActionKind::Credit << QStringLiteral("I have waived the shipping fee.");
    QTest::newRow("a fee by a refund") << ActionKind::Refund << QStringLiteral("The fee has been waived.");
    QTest::newRow("a new tent") << ActionKind::Replacement << QStringLiteral("A new tent for ORD-1001 is being sent.");
    QTest::newRow("the money") << ActionKind::Refund << QStringLiteral("Expect your money for ORD-1001 by Friday.");
    QTest::newRow("anything") << ActionKind::Return << QStringLiteral("Consider it done.");
    QTest::newRow("in German") << ActionKind::Replacement << QStringLiteral("Ein neues Zelt ist unterwegs zu Ihnen.");
}

void TstClaimPhrasings::whatHappenedMayBeSaid()
{
    QFETCH(ActionKind, kind);
    QFETCH(QString, reply);
    const auto claim = test::claimIn(reply, {test::done(kind, 500, "ORD-1001")});
    QVERIFY2(!claim, qPrintable(claim.value_or(QString())));
    QVERIFY(test::claimIn(reply));
}

QTEST_APPLESS_MAIN(TstClaimPhrasings)
#include "tst_claimphrasings.moc"
