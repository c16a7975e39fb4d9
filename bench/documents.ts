/* What clients ask: the documents of the four questions, one of each for the server and its GraphQL peer alike. */

export const LIST_DOCUMENT = `query List($first: Int!) {
  myRequests(first: $first) {
    edges {
      node {
        id number status service { code name } createdAt
        steps(states: [DONE, ACTIVE, FAILED]) { state startedAt completedAt definition { key } }
        history(first: 3) { edges { node { status at } } }
      }
    }
  }
}`;

export const ONE_DOCUMENT = `query One($number: String!) {
  request(number: $number) {
    id number version channel status service { code name } createdAt sentAt dueAt
    applicant { iin bin name legalEntity }
    application {
      ... on MediaRegistration {
        kind title languages territory topics periodicity distributionForm owner editorInChief address phone website
        applicationType previousCertificate changeReason
      }
    }
    attachments { id kind fileName mediaType size sha256 onPaper }
    signatures { signerName iin bin serialNumber validFrom validTo algorithm signedAt role }
    payment { id amount status checkoutUrl expiresAt paidAt receiptNumber }
    steps(states: [DONE, ACTIVE, FAILED]) { definition { key } state startedAt completedAt dueAt actorName note }
    history(first: 50) { edges { node { id status stepKey at } } pageInfo { hasNextPage } }
    result {
      id number outcome issuedAt
      signature { signerName iin bin serialNumber validFrom validTo algorithm signedAt role }
    }
    refusal { clause at }
  }
}`;

export const CATALOGUE_DOCUMENT = `query Catalogue($key: String!, $lang: Language) {
  regulation(key: $key) {
    id key title(lang: $lang) provider(lang: $lang) region automation phones requirements(lang: $lang)
    act { number date issuer(lang: $lang) title(lang: $lang) registeredNumber registeredOn repealedBy(lang: $lang) repealedOn }
    participants { code name(lang: $lang) abbreviation(lang: $lang) system }
    process(channel: PORTAL) {
      channel paragraph
      steps {
        key kind number name(lang: $lang) participant { code name(lang: $lang) } timeLimit { code text(lang: $lang) }
        next { to when(lang: $lang) } refusal clause
      }
    }
    form {
      title(lang: $lang)
      sections {
        name title(lang: $lang)
        fields {
          name label(lang: $lang) hint(lang: $lang) type required maxLength pattern prefilledFrom
          options { value label(lang: $lang) }
        }
      }
    }
    fee { mci amount payWithin }
    timeLimits { code text(lang: $lang) min max workingDays calendarDays }
  }
}`;

export const SUBMIT_DOCUMENT = `mutation Submit($input: ApplyForMediaRegistrationInput!) {
  applyForMediaRegistration(input: $input) { request { id status version } userErrors { code } }
}`;

export const SERVICES_DOCUMENT = '{ services { code name } }';
