namespace TreatyBot.Core.Text;

/// <summary>What a character is written in, of the scripts that tell languages apart.</summary>
public enum Script
{
    /// <summary>Latin, a script that is not known here, or none.</summary>
    Other,

    Greek,
    Cyrillic,
    Arabic,
    Devanagari,
    Kana,
    Han,
    Hangul,
}

/// <summary>Tells the script of characters, by Unicode's blocks (unicode.org/charts).</summary>
public static class Scripts
{
    public static Script Of(char c) => c switch
    {
        >= '\u0370' and < '\u0400' => Script.Greek,
        >= '\u0400' and < '\u0530' => Script.Cyrillic,
        >= '\u0600' and < '\u0780' => Script.Arabic,
        >= '\u0900' and < '\u0980' => Script.Devanagari,
        >= '\u3041' and < '\u3100' => Script.Kana,
        >= '\u3400' and < '\uA000' => Script.Han,
        >= '\uAC00' and < '\uD7B0' => Script.Hangul,
        _ => Script.Other,
    };

    /// <summary>True for a letter that Ukrainian has and Russian lacks.</summary>
    public static bool IsUkrainian(char c) => c is 'і' or 'ї' or 'є' or 'ґ' or 'І' or 'Ї' or 'Є' or 'Ґ';
}
