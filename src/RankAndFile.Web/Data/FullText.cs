using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using RankAndFile.Web.Search;

namespace RankAndFile.Web.Data;

/// <summary>
/// How each database finds words. Both are given words that were cut and folded here, so that both find the same;
/// neither reads a question in its own language: a word is letters, figures and the points between them.
/// </summary>
internal static class FullText
{
    internal static IQueryable<SearchEntry> WithEveryWord(this OfficeDb db, ImmutableArray<string> words)
    {
        if (words.IsEmpty)
        {
            return db.SearchEntries.Where(entry => false);
        }

        if (words.FirstOrDefault(word => !word.All(letter => char.IsLetterOrDigit(letter) || letter is '.')) is { } strange)
        {
            throw new ArgumentException($"“{strange}” was not folded.", nameof(words));
        }

        var (sqlite, postgres) = (string.Join(' ', words.Select(word => $"\"{word}\"*")), string.Join(" & ", words.Select(word => $"'{word}':*")));
        return db.Database.IsSqlite()
            ? db.SearchEntries.FromSql($"select e.* from search_entries e where e.id in (select rowid from search_words where search_words match {sqlite})")
            : db.SearchEntries.FromSql($"select e.* from search_entries e where array_to_tsvector(string_to_array(e.words, ' ')) @@ {postgres}::tsquery");
    }
}
