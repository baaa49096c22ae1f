using System.Management.Automation;
using ChimeVoiceTools.Engine.Errors;

namespace ChimeVoiceTools.Infrastructure;

/// <summary>
/// Makes a Boolean parameter take true and false as text, and refuse everything else, where PowerShell
/// would take any text that is not empty for true.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BooleanTextAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        try
        {
            return inputData is null ? null : BooleanText.Parse(inputData, nameof(ChimeTask.IsCaller));
        }
        catch (ChimeException exception)
        {
            throw new ArgumentTransformationMetadataException(exception.Message, exception);
        }
    }
}
