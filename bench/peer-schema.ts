/** What the peer needs of the contract for LIST and ONE. */
export const PEER_SCHEMA = `
  scalar DateTime
  enum StepState { PENDING ACTIVE DONE FAILED SKIPPED }
  type Query { myRequests(first: Int = 20): RequestConnection!  request(number: String!): Request }
  type RequestConnection { edges: [RequestEdge!]! }
  type RequestEdge { node: Request! }
  type Service { code: String!  name: String! }
  type Request {
    id: ID!  number: String  version: Int!  channel: String!  status: String!  service: Service!  createdAt: DateTime!
    sentAt: DateTime  dueAt: DateTime  applicant: Applicant!  application: Application!  attachments: [Attachment!]!
    signatures: [Signature!]!  payment: Payment  steps(states: [StepState!]): [Step!]!
    history(first: Int = 50): StatusEventConnection!  result: ResultDocument  refusal: Refusal
  }
  type Applicant { iin: String  bin: String  name: String!  legalEntity: Boolean! }
  union Application = MediaRegistration
  type MediaRegistration {
    kind: String!  title: String!  languages: [String!]!  territory: [String!]!  topics: [String!]!  periodicity: String
    distributionForm: String  owner: String!  editorInChief: String!  address: String!  phone: String  website: String
    applicationType: String!  previousCertificate: String  changeReason: String
  }
  type Attachment { id: ID!  kind: String!  fileName: String  mediaType: String  size: Int  sha256: String  onPaper: Boolean! }
  type Signature {
    signerName: String!  iin: String!  bin: String  serialNumber: String!  validFrom: DateTime!  validTo: DateTime!
    algorithm: String!  signedAt: DateTime!  role: String!
  }
  type Payment {
    id: ID!  amount: Float!  status: String!  checkoutUrl: String  expiresAt: DateTime  paidAt: DateTime
    receiptNumber: String
  }
  type StepDefinition { key: String! }
  type Step {
    definition: StepDefinition!  state: StepState!  startedAt: DateTime  completedAt: DateTime  dueAt: DateTime
    actorName: String  note: String
  }
  type StatusEvent { id: ID!  status: String!  stepKey: String  at: DateTime! }
  type StatusEventEdge { node: StatusEvent! }
  type PageInfo { hasNextPage: Boolean! }
  type StatusEventConnection { edges: [StatusEventEdge!]!  pageInfo: PageInfo! }
  type ResultDocument { id: ID!  number: String!  outcome: String!  issuedAt: DateTime!  signature: Signature! }
  type Refusal { clause: String!  at: DateTime! }
`;
