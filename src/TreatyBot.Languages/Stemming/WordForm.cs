using System.Globalization;
using System.Text;
using TreatyBot.Core.Text;

namespace TreatyBot.Languages.Stemming;

/// <summary>The one form of a word that stemmers are made for.</summary>
internal static class WordForm
{
    public static readonly CultureInfo TurkishLetters = CultureInfo.GetCultureInfo("tr");

    private const string Elided = "l d c j m t s n qu jusqu lorsqu puisqu quoiqu dell nell all dall sull un";

    private static readonly HashSet<string> Articles = new(Elided.Split(' '), StringComparer.Ordinal);

    /// <summary>In small letters, compatibility forms resolved, without points and what cannot be seen.</summary>
    /// <param name="word">As it is written.</param>
    /// <param name="letters">Whose small letters; null: those of all languages.</param>
    public static string Plain(ReadOnlySpan<char> word, CultureInfo? letters)
    {
        var text = PlainLetters.Normalize(word.ToString(), NormalizationForm.FormKC);
        text = letters is null ? text.ToLowerInvariant() : text.ToLower(letters);
        var plain = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '’' or 'ʼ')
            {
                plain.Append('\'');
            }
            else if (c is not ('.' or ',' or '-' or '‐' or '‑') && char.GetUnicodeCategory(c) != UnicodeCategory.Format)
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }

    /// <summary>Latin letters without their accents; other scripts as they are, whose marks tell letters apart.</summary>
    public static string Folded(string word)
    {
        if (Ascii.IsValid(word))
        {
            return word;
        }

        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            switch (c)
            {
                case var letter when PlainLetters.Of(letter) is { } plain:
                    folded.Append(plain);
                    break;
                case >= '\u00C0' and < '\u0250' or >= '\u1E00' and < '\u1F00':
                    folded.Append(c.ToString().Normalize(NormalizationForm.FormD)[0]);
                    break;
                case >= '\u0300' and <= '\u036F': break;
                default: folded.Append(c); break;
            }
        }

        return folded.ToString();
    }

    /// <summary>"L'accord" is "accord", "dell'acqua" is "acqua".</summary>
    public static string WithoutElision(string word)
    {
        var at = word.IndexOf('\'', StringComparison.Ordinal);
        return at > 0 && at + 1 < word.Length && Articles.Contains(word[..at]) ? word[(at + 1)..] : WithoutApostrophe(word);
    }

    /// <summary>"Ankara'nın" is "Ankara": behind an apostrophe stand endings of names.</summary>
    public static string Turkish(string word)
    {
        var at = word.IndexOf('\'', StringComparison.Ordinal);
        return at > 0 ? word[..at] : word;
    }

    /// <summary>"Ё" is written "е" as often as not.</summary>
    public static string Russian(string word) => word.Replace('ё', 'е');

    /// <summary>Without accents, and with one sigma, as the stemmer wants it.</summary>
    public static string Greek(string word)
    {
        var bare = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (char.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                bare.Append(c == 'ς' ? 'σ' : c);
            }
        }

        return bare.ToString();
    }

    private static string WithoutApostrophe(string word) => word.Replace("'", "", StringComparison.Ordinal);
}
