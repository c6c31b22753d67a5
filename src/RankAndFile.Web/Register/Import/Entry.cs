namespace RankAndFile.Web.Register;

/// <summary>A row of a file, read. What its file has no column for stays as the register has it.</summary>
public sealed class Entry
{
    public required long Line { get; init; }

    public required string Number { get; init; }

    public string Name { get; set; } = "";

    public string NameKey { get; set; } = "";

    public string Address { get; set; } = "";

    public string Postcode { get; set; } = "";

    public string Country { get; set; } = "";

    public string OtherAddress { get; set; } = "";

    public DateOnly? OtherAddressAskedOn { get; set; }

    public string Email { get; set; } = "";

    public string Phone { get; set; } = "";

    public Channel Channel { get; set; }

    public Formats Formats { get; set; }

    public string BranchNumber { get; set; } = "";

    public string BranchName { get; set; } = "";

    public string Region { get; set; } = "";

    public string Sector { get; set; } = "";

    public string Employer { get; set; } = "";

    public string Workplace { get; set; } = "";

    public string WorkplaceTown { get; set; } = "";

    public string Occupation { get; set; } = "";

    public Membership? Membership { get; set; }

    public DateOnly? MembershipSince { get; set; }

    public MemberClass? Class { get; set; }

    public DateOnly? Joined { get; set; }

    /// <summary>When it was read, a place of it was not on the register.</summary>
    public bool LacksPlaces { get; set; }

    /// <summary>Writes into a member what the file says about them.</summary>
    /// <param name="day">The day of the import, from which a standing runs that the file gives no day for.</param>
    public void Into(Member member, IReadOnlySet<Column> told, PlacesKnown places, DateOnly day)
    {
        (member.Name, member.NameKey) = (Name, NameKey);
        if (told.Contains(Column.Address))
        {
            member.Address = Address;
        }

        if (told.Contains(Column.Postcode))
        {
            member.Postcode = Postcode;
        }

        if (told.Contains(Column.Country))
        {
            member.Country = Country;
        }

        if (told.Contains(Column.OtherAddress))
        {
            (member.OtherAddress, member.OtherAddressAskedOn) = (OtherAddress, OtherAddressAskedOn);
        }

        if (told.Contains(Column.Email))
        {
            (member.Email, member.EmailKey) = (Email, NameKeys.OfEmail(Email));
        }

        if (told.Contains(Column.Phone))
        {
            member.Phone = Phone;
        }

        if (told.Contains(Column.Channel))
        {
            member.Channel = Channel;
        }

        if (told.Contains(Column.Formats))
        {
            member.Formats = Formats;
        }

        if (told.Contains(Column.Occupation))
        {
            member.Occupation = Occupation;
        }

        IntoPlaces(member, told, places);
        IntoStanding(member, told, day);
    }

    private void IntoPlaces(Member member, IReadOnlySet<Column> told, PlacesKnown places)
    {
        if (told.Contains(Column.BranchNumber) || told.Contains(Column.BranchName))
        {
            member.Branch = places.BranchOf(this);
        }

        if (told.Contains(Column.Region))
        {
            member.Region = places.RegionOf(Region);
        }

        if (told.Contains(Column.Sector))
        {
            member.Sector = places.SectorOf(Sector);
        }

        if (told.Contains(Column.Employer))
        {
            member.Employer = places.EmployerOf(Employer);
        }

        if (told.Contains(Column.Workplace))
        {
            member.Workplace = places.WorkplaceOf(this);
        }
    }

    private void IntoStanding(Member member, IReadOnlySet<Column> told, DateOnly day)
    {
        if (told.Contains(Column.Joined))
        {
            member.Joined = Joined;
        }

        if (told.Contains(Column.Class) && Class is { } givenClass)
        {
            member.Class = givenClass;
        }

        if (MembershipSince is { } since)
        {
            member.MembershipSince = since;
        }

        if (Membership is { } membership && membership != member.Membership)
        {
            (member.Membership, member.MembershipSince) = (membership, MembershipSince ?? day);
        }
    }
}
