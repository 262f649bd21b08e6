using NewsSite.Model;

namespace NewsSite.Staff;

/// <summary>The setting <c>Staff__SecondFactor</c>.</summary>
public enum SecondFactorRule
{
    /// <summary>Who wants one sets one up.</summary>
    Optional = 0,

    /// <summary>Editors and administrators have one, before anything else.</summary>
    Required = 1,
}

/// <summary>How the paper lets its staff in, by its settings.</summary>
public sealed record StaffRules(SecondFactorRule SecondFactor = SecondFactorRule.Optional)
{
    /// <summary>Whether a password alone is not enough for them.</summary>
    public bool DemandOf(StaffMember member) => SecondFactor == SecondFactorRule.Required && member.IsOfTheTrusted;
}
