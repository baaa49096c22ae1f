using System.Management.Automation;

namespace ChimeVoiceTools.Input;

/// <summary>Takes a region as an object too: the RegionEndpoint of AWS's SDK, or what Get-AWSRegion of AWS.Tools emits.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RegionNameAttribute : ArgumentTransformationAttribute
{
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Of(inputData);

    /// <summary>The name of a region, whatever describes it.</summary>
    public static object? Of(object? region) => region is null or string
        ? region
        : PipedObject.Text(PSObject.AsPSObject(region), "SystemName")
            ?? PipedObject.Text(PSObject.AsPSObject(region), "Region")
            ?? region;
}
