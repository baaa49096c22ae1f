using System.Management.Automation;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Input;

/// <summary>
/// Makes a Boolean parameter take true and false as text, which in a CSV they are, and refuse everything else, where
/// PowerShell would take any text that is not empty for true.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BooleanTextAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            // An empty cell of a CSV is no value, which the cmdlet refuses where it needs one.
            return inputData is null or "" ? null : Parse(inputData, nameof(ChimeTask.IsCaller));
        }
        catch (ChimeException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }

    /// <exception cref="ChimeException">The value is neither true nor false.</exception>
    public static bool Parse(object value, string parameter) => (value is PSObject wrapped ? wrapped.BaseObject : value) switch
    {
        bool given => given,
        SwitchParameter given => given.IsPresent,
        string text when bool.TryParse(text.Trim().TrimStart('$'), out var parsed) => parsed,
        object other => throw Rules.Broken(parameter, other, Messages.RuleIsCaller),
    };
}
