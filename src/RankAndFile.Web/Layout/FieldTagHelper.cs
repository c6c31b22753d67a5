using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace RankAndFile.Web.Layout;

/// <summary>A field with its label, its hint and what is wrong with it, tied together for those who hear a page.</summary>
[HtmlTargetElement("field", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public string Name { get; set; } = "";

    public string? Value { get; set; }

    public string Label { get; set; } = "";

    public string Hint { get; set; } = "";

    public string Type { get; set; } = "text";

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    public bool Short { get; set; }

    /// <summary>How many lines are shown, where somebody writes more than one.</summary>
    public int Lines { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var wrong = View.ViewData.ModelState.TryGetValue(Name, out var state) && state.Errors is [var first, ..] ? first.ErrorMessage : null;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", wrong is null ? "field" : "field wrong");

        var label = new TagBuilder("label");
        label.Attributes["for"] = Name;
        label.InnerHtml.Append(Label);
        output.Content.AppendHtml(label);
        Say(output, "hint", Hint);
        Say(output, "error", wrong ?? "");

        var input = Lines > 0 ? new TagBuilder("textarea") : new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        foreach (var (attribute, text) in Attributes(wrong is not null))
        {
            input.Attributes[attribute] = text;
        }

        if (Lines > 0)
        {
            // A browser drops the first line break of what stands here.
            input.InnerHtml.Append("\n" + Value);
        }

        output.Content.AppendHtml(input);
    }

    private void Say(TagHelperOutput output, string what, string text)
    {
        if (text.Length > 0)
        {
            var said = new TagBuilder("p");
            said.Attributes["id"] = $"{Name}-{what}";
            said.AddCssClass(what);
            said.InnerHtml.Append(text);
            output.Content.AppendHtml(said);
        }
    }

    private IEnumerable<(string Attribute, string Text)> Attributes(bool isWrong)
    {
        yield return ("id", Name);
        yield return ("name", Name);
        if (Lines > 0)
        {
            yield return ("rows", Lines.ToString(CultureInfo.InvariantCulture));
        }
        else
        {
            yield return ("type", Type);
            yield return ("value", Value ?? "");
        }

        string[] describedBy = [.. Hint.Length > 0 ? [$"{Name}-hint"] : Array.Empty<string>(), .. isWrong ? [$"{Name}-error"] : Array.Empty<string>()];
        if (describedBy.Length > 0)
        {
            yield return ("aria-describedby", string.Join(' ', describedBy));
        }

        if (isWrong)
        {
            yield return ("aria-invalid", "true");
        }

        if (Short)
        {
            yield return ("class", "short");
        }

        if (Autocomplete is not null)
        {
            yield return ("autocomplete", Autocomplete);
        }

        if (Inputmode is not null)
        {
            yield return ("inputmode", Inputmode);
        }
    }
}
