using System.Management.Automation;

namespace ChimeVoiceTools.Input;

/// <summary>
/// Lets an id be given or piped as text, and as an object that has it as a property of that name. What has neither gives
/// an empty id, which is refused later, where PowerShell would make an id of any object by writing it as text.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IdAttribute(string property) : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        var plain = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        return plain is null or string or ValueType ? plain
            : plain is object[] several ? Array.ConvertAll(several, one => Transform(engineIntrinsics, one))
            : PSObject.AsPSObject(inputData!).Properties[property] is { } id ? id.Value
            : new NoId();
    }

    /// <summary>
    /// Not an empty text and not an error, which would keep PowerShell from binding another parameter by a property of
    /// the same object.
    /// </summary>
    private sealed class NoId
    {
        public override string ToString() => string.Empty;
    }
}
