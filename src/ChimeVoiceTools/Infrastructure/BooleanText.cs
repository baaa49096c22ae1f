using System.Management.Automation;
using ChimeVoiceTools.Engine.Errors;
using ChimeVoiceTools.Engine.Resources;

namespace ChimeVoiceTools.Infrastructure;

/// <summary>Takes true and false as text too: in a CSV they are nothing else.</summary>
internal static class BooleanText
{
    /// <exception cref="ChimeException">It is neither.</exception>
    public static bool Parse(object value, string parameter) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        bool given => given,
        SwitchParameter given => given.IsPresent,
        string text when bool.TryParse(text.Trim().TrimStart('$'), out bool parsed) => parsed,
        object other => throw Rules.Broken(parameter, other, Messages.RuleIsCaller),
    };
}
