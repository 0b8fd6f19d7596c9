using System.Text;

namespace TreatyBot.Core.Text;

/// <summary>What every language's terms have in common: one form of letters that are written in several ways.</summary>
public static class PlainLetters
{
    /// <summary>In letters of ASCII what Unicode does not take apart into a letter and its mark; null for any other character.</summary>
    public static string? Of(char c) => c switch
    {
        'ß' => "ss",
        'ø' => "o",
        'æ' => "ae",
        'œ' => "oe",
        'ł' => "l",
        'đ' => "d",
        'ı' => "i",
        _ => null,
    };

    /// <summary>A word in a normal form of Unicode; one with a lone surrogate, which has none, as it is.</summary>
    public static string Normalize(string word, NormalizationForm form)
    {
        try
        {
            return word.Normalize(form);
        }
        catch (ArgumentException)
        {
            return word;
        }
    }
}
