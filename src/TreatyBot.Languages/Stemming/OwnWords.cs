namespace TreatyBot.Languages.Stemming;

/// <summary>Grammar and endings of Polish and Ukrainian. The endings are those of cases, numbers, genders and persons.</summary>
internal static class OwnWords
{
    public static readonly string[] PolishGrammar = Split(
        """
        a aby albo ale ani bez bo bowiem by być był była było były będzie będą ci co cię czy czyli dla do ich i ile im inne innych iż ja
        jak jaka jaki jakie jakich jakim jako jaką jakiej jakiego je jego jej jemu jest jeszcze jeśli jeżeli już ją kiedy kto kogo komu
        którą która które którego której który których którym którzy lub ma mają mi mnie mną mogą może można my na nad nam nami nas nasz
        nie nich nią nim niż no o od on ona one oni ono oraz po pod ponieważ poza przed przez przy sam są się skąd swoje ta tak także
        tam te tego tej temu ten to tu tutaj tych tym tylko w we wam was wasz więc wszystko wtedy wy z za zaś ze że żeby dlaczego gdzie
        została zostało zostały został
        """);

    public static readonly string[] PolishEndings = Split(
        """
        iejszego owania owanie owaniu owany owana owane owych owym owej owego ościami ościach ością ości ość iami iach iego iemu iej ich
        imi ymi ych ym ego emu ej ami ach owi owie ów om em iem ie ia ią io iu ował owała owało owali owały uje ują ować ał ała ało ali
        ały ił iła iło ili iły ył yła yło yli yły ać eć ić yć ąc ący ająca ające ających ający any ana ane anych anym ono eni ony ona
        one a ą e ę i o u y
        """);

    public static readonly string[] UkrainianGrammar = Split(
        """
        а або але б без би була були було був бути в вам вас ваш ви від він вона вони воно все всі де для до є ж за з зі із й його йому
        її їй їх їм і інші коли кому кого куди лише між мені ми може на над нам нас наш не ним них ні о об один от по під після при про
        протягом саме свої свій себе скільки та так також там те ти тим то тобто того той тому тут у усе хто це цей ця ці цього цим через
        чи чим чого чому що щоб як яка яке які який якого якої яким якій якою яку яких
        """);

    public static readonly string[] UkrainianEndings = Split(
        """
        ування уванням ування ості ість істю остей ення енням еннях ання анням аннях ами ями ах ях ові еві єві ого ього ому ьому ими іми
        их іх ій ою ею єю ів їв ам ям ем єм ом ала али ало ила или ило ати ити іти ють уть ять ать ував увала ували ується уються ний на
        не ні ного ної ному ним них ну ною ий а е є и і ї й о у ю я ь
        """);

    private static string[] Split(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
